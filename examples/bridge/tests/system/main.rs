//! Tests the programs with third-party software, on the loopback interface.

mod concentrator;
mod downgrade;
mod hostile;
mod life;
mod machine;
mod machines;
mod peers;
mod pki;
mod process;
mod tcp;
mod telnet;
mod tls;
mod traffic;
mod volume;
