//! The programs against software that is not ours, on the loopback interface.

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
