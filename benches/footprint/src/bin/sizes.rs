//! Prints the sizes of the public types that a program keeps, in bytes on this target.
#![no_std]
#![no_main]

use core::hint::black_box;
use core::panic::PanicInfo;

use cortex_m_semihosting::debug::{self, EXIT_SUCCESS};
use cortex_m_semihosting::hprintln;
use vserial_uri::{
    AuthParams, AuthValue, Digest, Host, ParseError, ProxyUri, ServiceUri, UriBacking, UriBuilder, UriReference, vspc,
};

macro_rules! sizes {
    ($($type:ty,)*) => {
        $(hprintln!("{}\t{}", stringify!($type), size_of::<$type>());)*
    };
}

#[cortex_m_rt::entry]
fn main() -> ! {
    sizes! {
        ServiceUri<'_>,
        ProxyUri<'_>,
        UriReference<'_>,
        UriBacking<'_>,
        AuthParams<'_>,
        AuthValue<'_>,
        Digest,
        Host<'_>,
        ParseError,
        UriBuilder<'_>,
        vspc::Suboption<'_>,
    }
    loop {
        debug::exit(EXIT_SUCCESS);
    }
}

#[panic_handler]
fn panic(_: &PanicInfo) -> ! {
    loop {
        black_box(());
    }
}
