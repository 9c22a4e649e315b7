//! The state of telnet options: the Q method of RFC 1143.

use core::fmt;

use super::negotiation::{Negotiation, Verb};

/// Binary transmission (RFC 856): all 256 byte values are data, and CR needs no NUL.
pub const BINARY: u8 = 0;
/// Echo (RFC 857).
pub const ECHO: u8 = 1;
/// Suppress go ahead (RFC 858).
pub const SGA: u8 = 3;
/// Authentication (RFC 2941), by which a telnet connection can switch to TLS.
pub const AUTHENTICATION: u8 = 37;

/// One of the two ends that may use an option, in the words of RFC 1143.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(clippy::exhaustive_enums, reason = "a connection has two ends")]
pub enum Side {
    /// This end. It sends WILL and WONT; the peer responds with DO and DONT.
    Us,
    /// The peer. It sends WILL and WONT; this end responds with DO and DONT.
    Him,
}

impl Side {
    /// Returns the verb with which this end requests a change or responds to one.
    const fn verb(self, enable: bool) -> Verb {
        match (self, enable) {
            (Self::Us, true) => Verb::Will,
            (Self::Us, false) => Verb::Wont,
            (Self::Him, true) => Verb::Do,
            (Self::Him, false) => Verb::Dont,
        }
    }
}

/// Writes `us` or `him`.
impl fmt::Display for Side {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Us => "us",
            Self::Him => "him",
        })
    }
}

/// A set of the two sides of an option.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(clippy::exhaustive_enums, reason = "every subset of the two sides")]
pub enum Sides {
    /// Neither.
    Neither,
    /// Only this end.
    Us,
    /// Only the peer.
    Him,
    /// This end and the peer.
    Both,
}

impl Sides {
    const fn contains(self, side: Side) -> bool {
        matches!((self, side), (Self::Both, _) | (Self::Us, Side::Us) | (Self::Him, Side::Him))
    }
}

/// Writes `neither`, `us`, `him` or `both`.
impl fmt::Display for Sides {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Neither => "neither",
            Self::Us => "us",
            Self::Him => "him",
            Self::Both => "both",
        })
    }
}

/// The state of an option has changed, or a request for it was refused.
///
/// # Examples
///
/// ```
/// use vserial_uri::telnet::{BINARY, Change, Side};
///
/// let change = Change { side: Side::Him, option: BINARY, enabled: true };
/// assert_eq!(change.to_string(), "peer uses option 0");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(clippy::exhaustive_structs, reason = "a change is these three")]
pub struct Change {
    /// The side that the change is about.
    pub side: Side,
    /// The number of the option.
    pub option: u8,
    /// Whether the option is on now.
    pub enabled: bool,
}

/// Writes `peer uses option 0`, `this end does not use option 37`.
impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match (self.side, self.enabled) {
            (Side::Us, true) => "this end uses",
            (Side::Us, false) => "this end does not use",
            (Side::Him, true) => "peer uses",
            (Side::Him, false) => "peer does not use",
        };
        write!(f, "{text} option {}", self.option)
    }
}

/// The state of `N` options: for each side whether the option is on, and whether a request is unanswered.
///
/// This is the Q method of RFC 1143 without its queue: two bits for each side of each option, and no request while an
/// earlier one is unanswered. Every other option is refused. Between two ends that use this method, negotiation always
/// terminates, and both agree on the state of every option, whichever end starts.
///
/// # Examples
///
/// A server that asks for BINARY in both directions. The peer agrees, offers LINEMODE (34), and repeats itself:
///
/// ```
/// use vserial_uri::telnet::{BINARY, Negotiation, Options, Side, Sides, Verb};
///
/// let mut options = Options::new([(BINARY, Sides::Both)]);
/// assert_eq!(options.request(Side::Us, BINARY, true), Some(Negotiation::new(Verb::Will, BINARY)));
///
/// let (reply, change) = options.receive(Negotiation::new(Verb::Do, BINARY));
/// assert_eq!(reply, None); // it answers our WILL
/// assert!(change.unwrap().enabled);
///
/// let (reply, _) = options.receive(Negotiation::new(Verb::Will, 34));
/// assert_eq!(reply, Some(Negotiation::new(Verb::Dont, 34)));
///
/// let (reply, change) = options.receive(Negotiation::new(Verb::Do, BINARY));
/// assert_eq!((reply, change), (None, None)); // nothing changes, so nothing is sent
/// assert!(options.is_enabled(Side::Us, BINARY));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Options<const N: usize> {
    accepted: [(u8, Sides); N],
    states: [States; N],
}

impl<const N: usize> Options<N> {
    /// Creates the state of a new connection: every option is off on both sides.
    ///
    /// Each option comes with the sides that may use it: requests from the peer within these are accepted. If an option is
    /// listed twice, the first entry applies.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::telnet::{BINARY, ECHO, Negotiation, Options, Sides, Verb};
    ///
    /// let mut options = Options::new([(BINARY, Sides::Both), (ECHO, Sides::Him)]);
    /// let (reply, _) = options.receive(Negotiation::new(Verb::Do, ECHO));
    /// assert_eq!(reply, Some(Negotiation::new(Verb::Wont, ECHO)));
    /// ```
    #[must_use]
    pub const fn new(accepted: [(u8, Sides); N]) -> Self {
        Self { accepted, states: [States::OFF; N] }
    }

    /// Requests to turn an option on or off; returns the negotiation to send.
    ///
    /// Returns `None` if the option is already in that state, if an earlier request is unanswered, or if `side` may not
    /// use the option.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::telnet::{ECHO, Negotiation, Options, Side, Sides, Verb};
    ///
    /// let mut options = Options::new([(ECHO, Sides::Him)]);
    /// assert_eq!(options.request(Side::Him, ECHO, true), Some(Negotiation::new(Verb::Do, ECHO)));
    /// assert_eq!(options.request(Side::Him, ECHO, true), None);
    /// assert_eq!(options.request(Side::Us, ECHO, true), None);
    /// ```
    pub fn request(&mut self, side: Side, option: u8, enable: bool) -> Option<Negotiation> {
        let (sides, states) = self.entry(option)?;
        let next = match states.get(side) {
            State::No if enable && sides.contains(side) => State::WantYes,
            State::Yes if !enable => State::WantNo,
            _ => return None,
        };
        states.set(side, next);
        Some(Negotiation::new(side.verb(enable), option))
    }

    /// Processes a negotiation from the peer; returns the reply and the change, if any.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::telnet::{Change, Negotiation, Options, SGA, Side, Sides, Verb};
    ///
    /// let mut options = Options::new([(SGA, Sides::Both)]);
    /// let (reply, change) = options.receive(Negotiation::new(Verb::Will, SGA));
    /// assert_eq!(reply, Some(Negotiation::new(Verb::Do, SGA)));
    /// assert_eq!(change, Some(Change { side: Side::Him, option: SGA, enabled: true }));
    /// ```
    pub fn receive(&mut self, negotiation: Negotiation) -> (Option<Negotiation>, Option<Change>) {
        let (side, enable) = match negotiation.verb() {
            Verb::Will => (Side::Him, true),
            Verb::Wont => (Side::Him, false),
            Verb::Do => (Side::Us, true),
            Verb::Dont => (Side::Us, false),
        };
        let option = negotiation.option();
        let answer = |agree| Some(Negotiation::new(side.verb(agree), option));
        let Some((sides, states)) = self.entry(option) else {
            return (if enable { answer(false) } else { None }, None);
        };
        let state = states.get(side);
        let (next, reply) = match (state, enable) {
            (State::No, true) if sides.contains(side) => (State::Yes, answer(true)),
            (State::No, true) | (State::Yes, false) => (State::No, answer(false)),
            (State::Yes | State::WantYes, true) => (State::Yes, None),
            // If the answer to a request contradicts our DONT or WONT, the peer is in error; the option counts as off.
            (State::No | State::WantYes, false) | (State::WantNo, _) => (State::No, None),
        };
        states.set(side, next);
        let change = Change { side, option, enabled: next == State::Yes };
        (reply, (next != state).then_some(change))
    }

    /// Replaces the sides that may use an option. An option that is already on stays on; one that was not passed to
    /// [`new`](Self::new) is ignored.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::telnet::{AUTHENTICATION, Negotiation, Options, Sides, Verb};
    ///
    /// let mut options = Options::new([(AUTHENTICATION, Sides::Him)]);
    /// options.set_accepted(AUTHENTICATION, Sides::Neither);
    /// let (reply, _) = options.receive(Negotiation::new(Verb::Will, AUTHENTICATION));
    /// assert_eq!(reply, Some(Negotiation::new(Verb::Dont, AUTHENTICATION)));
    /// ```
    pub fn set_accepted(&mut self, option: u8, sides: Sides) {
        if let Some((_, accepted)) = self.accepted.iter_mut().find(|(listed, _)| *listed == option) {
            *accepted = sides;
        }
    }

    /// Returns `true` if the option is on at that side.
    ///
    /// A side that stops using an option does so where it sends WONT: this end at once, the peer when its WONT arrives.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::telnet::{BINARY, Options, Side, Sides};
    ///
    /// assert!(!Options::new([(BINARY, Sides::Both)]).is_enabled(Side::Us, BINARY));
    /// ```
    #[must_use]
    pub fn is_enabled(&self, side: Side, option: u8) -> bool {
        matches!((side, self.state(side, option)), (_, State::Yes) | (Side::Him, State::WantNo))
    }

    /// Returns `true` if the peer has not answered a request of this end.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::telnet::{BINARY, Negotiation, Options, Side, Sides, Verb};
    ///
    /// let mut options = Options::new([(BINARY, Sides::Both)]);
    /// options.request(Side::Us, BINARY, true);
    /// assert!(options.is_pending(Side::Us, BINARY));
    /// options.receive(Negotiation::new(Verb::Dont, BINARY));
    /// assert!(!options.is_pending(Side::Us, BINARY));
    /// ```
    #[must_use]
    pub fn is_pending(&self, side: Side, option: u8) -> bool {
        matches!(self.state(side, option), State::WantYes | State::WantNo)
    }

    fn state(&self, side: Side, option: u8) -> State {
        let at = self.accepted.iter().position(|(listed, _)| *listed == option);
        at.and_then(|at| self.states.get(at)).map_or(State::No, |states| states.get(side))
    }

    fn entry(&mut self, option: u8) -> Option<(Sides, &mut States)> {
        let mut entries = self.accepted.iter().zip(&mut self.states);
        entries.find(|((listed, _), _)| *listed == option).map(|((_, sides), states)| (*sides, states))
    }
}

/// Writes the sides that use each option: `option 0: both, option 37: neither`.
impl<const N: usize> fmt::Display for Options<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.accepted.iter().enumerate().try_for_each(|(at, &(option, _))| {
            let gap = if at == 0 { "" } else { ", " };
            let sides = match (self.is_enabled(Side::Us, option), self.is_enabled(Side::Him, option)) {
                (false, false) => Sides::Neither,
                (true, false) => Sides::Us,
                (false, true) => Sides::Him,
                (true, true) => Sides::Both,
            };
            write!(f, "{gap}option {option}: {sides}")
        })
    }
}

/// The state of one side of an option, named as in RFC 1143.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    No,
    Yes,
    WantNo,
    WantYes,
}

/// The states of both sides of an option: bits 0 and 1 for us, bits 2 and 3 for him.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct States(u8);

impl States {
    const OFF: Self = Self(0);

    const fn shift(side: Side) -> u32 {
        match side {
            Side::Us => 0,
            Side::Him => 2,
        }
    }

    const fn get(self, side: Side) -> State {
        match (self.0 >> Self::shift(side)) & 0b11 {
            0 => State::No,
            1 => State::Yes,
            2 => State::WantNo,
            _ => State::WantYes,
        }
    }

    const fn set(&mut self, side: Side, state: State) {
        let shift = Self::shift(side);
        self.0 = (self.0 & !(0b11 << shift)) | ((state as u8) << shift);
    }
}
