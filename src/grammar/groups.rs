//! The IP address of a host while its groups are read, in two forms: one number for 64-bit machines, an array for others.
//!
//! The array takes 300 fewer bytes of flash on Cortex-M. The number takes a fifth fewer instructions for a whole URI with an
//! IPv6 address on x86-64.

#[cfg(any(not(target_pointer_width = "64"), vserial_uri_compact))]
pub(crate) use array::{Address, Groups};
#[cfg(all(target_pointer_width = "64", not(vserial_uri_compact)))]
pub(crate) use number::{Address, Groups};

/// How many groups an IPv6 address has.
const GROUPS: usize = 8;

#[cfg(all(target_pointer_width = "64", not(vserial_uri_compact)))]
mod number {
    use core::net::{Ipv4Addr, Ipv6Addr};

    /// An IPv6 address, or an IPv4 address in its last 32 bits, in two halves.
    #[derive(Clone, Copy)]
    pub(crate) struct Address(u64, u64);

    impl Address {
        pub(crate) const fn none() -> Self {
            Self(0, 0)
        }

        pub(crate) const fn set_ipv4(&mut self, bits: u32) {
            self.1 = bits as u64;
        }

        pub(crate) const fn to_ipv4(self) -> Ipv4Addr {
            Ipv4Addr::from_bits(self.1 as u32)
        }

        pub(crate) const fn to_ipv6(self) -> Ipv6Addr {
            Ipv6Addr::from_bits((self.0 as u128) << 64 | self.1 as u128)
        }
    }

    /// The groups that have been read.
    pub(crate) struct Groups {
        /// Those before `::`, moved up to where they belong.
        before_gap: u128,
        /// Those after `::`, or all of them.
        last: u128,
        /// How many more may be written.
        pub(crate) remaining: usize,
        pub(crate) has_gap: bool,
    }

    impl Groups {
        pub(crate) const fn none() -> Self {
            Self { before_gap: 0, last: 0, remaining: super::GROUPS, has_gap: false }
        }

        pub(crate) const fn push(&mut self, _: &mut Address, group: usize) {
            self.last = self.last << 16 | group as u128;
            self.remaining = self.remaining.wrapping_sub(1);
        }

        /// Records a `::`, which replaces at least one group.
        pub(crate) fn gap(&mut self) {
            self.before_gap = core::mem::take(&mut self.last);
            // In steps of 16 bits: a shift by 128, which a leading `::` needs, would overflow.
            for _ in 0..self.remaining {
                self.before_gap <<= 16;
            }
            self.remaining = self.remaining.wrapping_sub(1);
            self.has_gap = true;
        }

        /// Puts all groups where they belong.
        pub(crate) const fn finish(self, address: &mut Address) {
            let all = self.before_gap | self.last;
            *address = Address((all >> 64) as u64, all as u64);
        }
    }
}

#[cfg(any(not(target_pointer_width = "64"), vserial_uri_compact))]
mod array {
    use core::net::{Ipv4Addr, Ipv6Addr};

    /// The groups of an IPv6 address, or an IPv4 address in the last two.
    // Aligned, so that a copy takes a few instructions and not a call to `memcpy`.
    #[repr(align(4))]
    #[derive(Clone, Copy)]
    pub(crate) struct Address([u16; super::GROUPS]);

    impl Address {
        pub(crate) const fn none() -> Self {
            Self([0; super::GROUPS])
        }

        pub(crate) const fn set_ipv4(&mut self, bits: u32) {
            let [.., high, low] = &mut self.0;
            (*high, *low) = ((bits >> 16) as u16, bits as u16);
        }

        pub(crate) const fn to_ipv4(self) -> Ipv4Addr {
            let [.., high, low] = self.0;
            Ipv4Addr::from_bits((high as u32) << 16 | low as u32)
        }

        pub(crate) fn to_ipv6(self) -> Ipv6Addr {
            self.0.into()
        }

        fn put(&mut self, place: usize, group: u16) {
            if let Some(old) = self.0.get_mut(place) {
                *old = group;
            }
        }
    }

    /// How many groups have been read; the address has them, from its front.
    pub(crate) struct Groups {
        count: usize,
        /// How many there were before `::`.
        before_gap: usize,
        /// How many more may be written.
        pub(crate) remaining: usize,
        pub(crate) has_gap: bool,
    }

    impl Groups {
        pub(crate) const fn none() -> Self {
            Self { count: 0, before_gap: 0, remaining: super::GROUPS, has_gap: false }
        }

        pub(crate) fn push(&mut self, address: &mut Address, group: usize) {
            address.put(self.count, group as u16);
            self.count = self.count.wrapping_add(1);
            self.remaining = self.remaining.wrapping_sub(1);
        }

        /// Records a `::`, which replaces at least one group.
        pub(crate) const fn gap(&mut self) {
            self.before_gap = self.count;
            self.remaining = self.remaining.wrapping_sub(1);
            self.has_gap = true;
        }

        /// Moves the groups after `::` to the end.
        pub(crate) fn finish(self, address: &mut Address) {
            let mut end = super::GROUPS;
            for place in (self.before_gap..self.count).rev() {
                end = end.wrapping_sub(1);
                let group = address.0.get_mut(place).map(core::mem::take).unwrap_or_default();
                address.put(end, group);
            }
        }
    }
}
