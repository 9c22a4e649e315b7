//! The name and identifiers of a machine.

use core::fmt;

use crate::vspc::{Code, Codes, Suboption, Uuid};

/// The name and identifiers that a machine sends to a concentrator that requests them.
///
/// # Examples
///
/// ```
/// use vserial_uri::session::Identity;
/// use vserial_uri::vspc::Uuid;
///
/// let uuid = Uuid::from_bytes([7; 16]);
/// let identity = Identity { vm_name: Some("web 1"), vm_bios_uuid: Some(uuid), ..Identity::default() };
/// assert_eq!(identity.vm_vc_uuid, None); // answered as an unknown suboption
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[allow(clippy::exhaustive_structs, reason = "the four that the protocol has")]
pub struct Identity<'a> {
    /// The name of the machine.
    pub vm_name: Option<&'a str>,
    /// The UUID of the machine in its vCenter.
    pub vm_vc_uuid: Option<Uuid>,
    /// The BIOS UUID of the machine.
    pub vm_bios_uuid: Option<Uuid>,
    /// The location UUID of the machine.
    pub vm_location_uuid: Option<Uuid>,
}

impl<'a> Identity<'a> {
    /// Returns the suboption with this code, or the answer to the request with this code.
    pub(super) fn get(&self, code: Code) -> Option<Suboption<'a>> {
        match code {
            Code::VM_NAME | Code::GET_VM_NAME => self.vm_name.map(Suboption::VmName),
            Code::VM_VC_UUID | Code::GET_VM_VC_UUID => self.vm_vc_uuid.map(Suboption::VmVcUuid),
            Code::VM_BIOS_UUID | Code::GET_VM_BIOS_UUID => self.vm_bios_uuid.map(Suboption::VmBiosUuid),
            Code::VM_LOCATION_UUID | Code::GET_VM_LOCATION_UUID => self.vm_location_uuid.map(Suboption::VmLocationUuid),
            _ => None,
        }
    }

    /// Returns the codes to list in KNOWN-SUBOPTIONS-1: all except those for values that are not given.
    pub(super) fn codes(&self) -> impl Iterator<Item = Code> + Clone {
        Codes::ALL.iter().filter(|code| {
            let is_identity = (Code::VM_VC_UUID..=Code::GET_VM_LOCATION_UUID).contains(code);
            !is_identity || self.get(*code).is_some()
        })
    }
}

/// Writes what is given, as suboptions: `VM-NAME "web 1", VM-BIOS-UUID ab ab ...`.
impl fmt::Display for Identity<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let codes = [Code::VM_NAME, Code::VM_VC_UUID, Code::VM_BIOS_UUID, Code::VM_LOCATION_UUID];
        let mut given = codes.into_iter().filter_map(|code| self.get(code));
        given.next().map_or(Ok(()), |first| first.fmt(f))?;
        given.try_for_each(|next| write!(f, ", {next}"))
    }
}
