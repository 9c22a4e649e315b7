//! Prints the size of each type that a user keeps, in bytes.
#![no_std]
#![no_main]

use core::panic::PanicInfo;

use cortex_m as _;
use cortex_m_semihosting::debug::{self, EXIT_SUCCESS};
use cortex_m_semihosting::hprintln;
use vserial_uri::session::{Event, Received, Session};
use vserial_uri::telnet::{Decoder, Options, Reader, Token};
use vserial_uri::vspc::Suboption;
use vserial_uri::{
    AuthParams, BackingError, Checks, Endpoint, ParseError, ProxyUri, ServiceUri, UriBacking, UriBuilder, UriReference,
};

macro_rules! print_sizes {
    ($($type:ty),+ $(,)?) => { $(hprintln!("{} {}", size_of::<$type>(), stringify!($type));)+ };
}

#[cortex_m_rt::entry]
fn main() -> ! {
    print_sizes!(
        ServiceUri<'_>,
        ProxyUri<'_>,
        UriReference<'_>,
        UriBacking<'_>,
        Endpoint<'_>,
        AuthParams<'_>,
        Checks<'_>
    );
    print_sizes!(UriBuilder<'_>, ParseError, Result<ServiceUri<'_>, ParseError>, BackingError);
    print_sizes!(Session<'_>, Event<'_>, Received<'_>, Options<5>, Reader, Decoder, Token<'_>, Suboption<'_>);
    loop {
        debug::exit(EXIT_SUCCESS);
    }
}

#[panic_handler]
fn panic(_: &PanicInfo) -> ! {
    loop {
        debug::exit(debug::EXIT_FAILURE);
    }
}
