//! What the programs `vserial-bridge` and `vserial-concentrator` share.

pub mod buffer;
pub mod channel;
pub mod device;
pub mod fault;
pub mod net;
pub mod report;
pub mod tls;
