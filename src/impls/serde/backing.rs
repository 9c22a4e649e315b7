//! The backing object as JSON: vSphere's data object `VirtualSerialPortURIBackingInfo`.

use core::fmt;
use core::marker::PhantomData;

use serde::de::{self, Deserialize, DeserializeSeed, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::message;
use super::skip::Skip;
use super::text::{FromText, OptionalVisitor, TextVisitor};
use crate::backing::{BackingError, BackingField, UriBacking};
use crate::direction::Direction;
#[cfg(any(feature = "alloc", feature = "heapless-v0_9"))]
use crate::error::CapacityError;
#[cfg(any(feature = "alloc", feature = "heapless-v0_9"))]
use crate::owned::{Storage, UriBackingBuf};

/// The name of the data object: the value of `_typeName`.
const TYPE_NAME: &str = "VirtualSerialPortURIBackingInfo";

/// The members, in the order in which they are written.
const MEMBERS: &[&str] = &["_typeName", "serviceURI", "direction", "proxyURI"];

/// Serializes as the data object `VirtualSerialPortURIBackingInfo`. Without a proxy, there is no member `proxyURI`.
///
/// # Examples
///
/// ```
/// use vserial_uri::{Direction, UriBacking};
///
/// let backing = UriBacking::new(Direction::Server, "telnet://:13370", None).unwrap();
/// assert_eq!(
///     serde_json::to_string(&backing).unwrap(),
///     r#"{"_typeName":"VirtualSerialPortURIBackingInfo","serviceURI":"telnet://:13370","direction":"server"}"#,
/// );
/// ```
impl Serialize for UriBacking<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let proxy = self.proxy();
        let mut object = serializer.serialize_struct(TYPE_NAME, if proxy.is_some() { 4 } else { 3 })?;
        object.serialize_field("_typeName", TYPE_NAME)?;
        object.serialize_field("serviceURI", self.service_uri())?;
        object.serialize_field("direction", &self.direction())?;
        match proxy {
            Some(proxy) => object.serialize_field("proxyURI", &proxy)?,
            None => object.skip_field("proxyURI")?,
        }
        object.end()
    }
}

/// Deserializes from the data object `VirtualSerialPortURIBackingInfo`. The strings are borrowed: in JSON, they must not
/// have escapes. `UriBackingBuf` (features `alloc` and `heapless-v0_9`) has no such limit.
///
/// Members may come in any order. If `_typeName` is present, its value must be the name of the data object. A
/// `proxyURI` that is `null` or empty means no proxy. Other members are skipped, but a name that differs only in case is
/// an error: otherwise, a mistyped `proxyUri` would make the connection bypass the proxy.
///
/// `serde-json-core` decodes escapes only if it has a buffer for them (`from_slice_escaped`). Without one, it returns the
/// backslashes.
///
/// # Examples
///
/// ```
/// use vserial_uri::UriBacking;
///
/// let json = r#"{"direction": "client", "serviceURI": "vSPC.py", "proxyURI": "telnet://proxy:13370"}"#;
/// let backing: UriBacking<'_> = serde_json::from_str(json).unwrap();
/// assert_eq!(backing.proxy().unwrap().host_str(), "proxy");
///
/// // The same without an allocator.
/// let (same, _) = serde_json_core::from_str::<UriBacking<'_>>(json).unwrap();
/// assert_eq!(same, backing);
///
/// let json = r#"{"direction": "server", "serviceURI": "tcp://6000"}"#;
/// let error = serde_json::from_str::<UriBacking<'_>>(json).unwrap_err();
/// assert!(error.to_string().starts_with(r#"serviceURI: port is missing after host "6000""#));
/// ```
impl<'de: 'a, 'a> Deserialize<'de> for UriBacking<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Members { direction, service, proxy } = members::<D, &'de str, &'de str>(deserializer)?;
        checked(direction, service, proxy)
    }
}

/// Serializes like the borrowed form.
#[cfg(any(feature = "alloc", feature = "heapless-v0_9"))]
impl<S: Storage, P: Storage> Serialize for UriBackingBuf<S, P> {
    fn serialize<T: Serializer>(&self, serializer: T) -> Result<T::Ok, T::Error> {
        self.as_borrowed().serialize(serializer)
    }
}

/// Deserializes like the borrowed form, but strings may have escapes. Many encoders write `/` as `\/`, and some write `&`
/// as `\u0026`.
///
/// # Examples
///
/// ```
/// # #[cfg(feature = "alloc")] {
/// use vserial_uri::UriBackingBuf;
///
/// // Encoders for the web escape more than JSON requires.
/// let json = r#"{"direction": "server", "serviceURI": "telnets:\/\/:13370#verify\u0026peerName=con1"}"#;
/// let backing: UriBackingBuf<String> = serde_json::from_str(json)?;
/// assert_eq!(backing.as_borrowed().service_uri(), "telnets://:13370#verify&peerName=con1");
/// # }
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// Without an allocator:
///
/// ```
/// # #[cfg(feature = "heapless-v0_9")] {
/// use heapless::String;
/// use vserial_uri::UriBackingBuf;
///
/// let json = r#"{"direction": "server", "serviceURI": "telnet:\/\/:13370"}"#;
/// let mut buffer = [0; 32];
/// let (backing, _) = serde_json_core::from_str_escaped::<UriBackingBuf<String<32>>>(json, &mut buffer).unwrap();
/// assert_eq!(backing.as_borrowed().service_uri(), "telnet://:13370");
/// # }
/// ```
#[cfg(any(feature = "alloc", feature = "heapless-v0_9"))]
impl<'de, S: Storage, P: Storage<Error = S::Error>> Deserialize<'de> for UriBackingBuf<S, P> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Members { direction, service, proxy } = members::<D, S, P>(deserializer)?;
        let backing = checked(direction, &service, proxy.as_deref())?;
        // The copy fits, because its strings do.
        Self::from_borrowed(backing).map_err(|_| de::Error::custom(CapacityError))
    }
}

/// Returns the backing object with these properties, or an error that names the invalid one.
fn checked<'a, E: de::Error>(
    direction: Direction,
    service: &'a str,
    proxy: Option<&'a str>,
) -> Result<UriBacking<'a>, E> {
    UriBacking::new(direction, service, proxy).map_err(|error: BackingError| {
        let text = match error.field() {
            BackingField::ServiceUri => service,
            BackingField::ProxyUri => proxy.unwrap_or_default(),
            BackingField::Direction => direction.as_str(),
        };
        message::error(error.field().as_str(), error.explain(text))
    })
}

/// The values of the members.
struct Members<S, P> {
    direction: Direction,
    service: S,
    proxy: Option<P>,
}

fn members<'de, D: Deserializer<'de>, S: FromText<'de>, P: FromText<'de>>(
    deserializer: D,
) -> Result<Members<S, P>, D::Error> {
    deserializer.deserialize_struct(TYPE_NAME, MEMBERS, MembersVisitor(PhantomData))
}

struct MembersVisitor<S, P>(PhantomData<(S, P)>);

impl<'de, S: FromText<'de>, P: FromText<'de>> Visitor<'de> for MembersVisitor<S, P> {
    type Value = Members<S, P>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a data object {TYPE_NAME}")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members<S, P>, A::Error> {
        let (mut type_name, mut service, mut direction, mut proxy) = (None, None, None, None);
        while let Some(member) = map.next_key_seed(MemberName)? {
            match member {
                Some(name @ "_typeName") => put(&mut type_name, name, &mut map, TextVisitor::<TypeName>::new(name))?,
                Some(name @ "serviceURI") => put(&mut service, name, &mut map, TextVisitor::new(name))?,
                Some(name @ "direction") => put(&mut direction, name, &mut map, TextVisitor::new(name))?,
                Some(name @ "proxyURI") => put(&mut proxy, name, &mut map, OptionalVisitor(TextVisitor::new(name)))?,
                _ => map.next_value_seed(Skip::MEMBER)?,
            }
        }
        Ok(Members {
            service: service.ok_or_else(|| de::Error::missing_field("serviceURI"))?,
            direction: direction.ok_or_else(|| de::Error::missing_field("direction"))?,
            proxy: proxy.flatten(),
        })
    }
}

/// Reads the value of the member `name` into `place`, unless it was given before.
fn put<'de, A: MapAccess<'de>, S: DeserializeSeed<'de>>(
    place: &mut Option<S::Value>,
    name: &'static str,
    map: &mut A,
    seed: S,
) -> Result<(), A::Error> {
    if place.is_some() {
        return Err(de::Error::duplicate_field(name));
    }
    *place = Some(map.next_value_seed(seed)?);
    Ok(())
}

/// Reads the name of a member: one of [`MEMBERS`], or `None` for another.
struct MemberName;

seed!([] MemberName, deserialize_identifier);

impl Visitor<'_> for MemberName {
    type Value = Option<&'static str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a member")
    }

    fn visit_str<E: de::Error>(self, name: &str) -> Result<Self::Value, E> {
        match MEMBERS.iter().copied().find(|member| member.eq_ignore_ascii_case(name)) {
            Some(member) if member != name => {
                Err(message::error(member, format_args!("the member must not be spelled {name}")))
            }
            member => Ok(member),
        }
    }
}

/// The value of `_typeName`, which must be [`TYPE_NAME`].
struct TypeName;

impl FromText<'_> for TypeName {
    fn from_transient<E: de::Error>(name: &str, text: &str) -> Result<Self, E> {
        if text == TYPE_NAME {
            Ok(Self)
        } else {
            Err(message::error(name, format_args!("{text:?} is not {TYPE_NAME}")))
        }
    }
}
