//! Files that are whole or not there: written beside their place, and moved there once they are whole.

use std::io::{self, Write as _};
use std::path::Path;

use tempfile::NamedTempFile;

/// The folder that a file lies in, or would lie in.
pub fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// A file beside its later place, whose name begins so; dropped, it leaves no trace.
pub fn beside(path: &Path, prefix: &str) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(prefix);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // Colleagues and other machines read it: the user's own mask decides, not the privacy of temporary
        // files.
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder_of(path))
}

/// Writes a whole file; one that is there is replaced in one step, or else left alone.
pub fn write(path: &Path, prefix: &str, bytes: &[u8], replace: bool) -> io::Result<()> {
    let mut file = beside(path, prefix)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    let moved = if replace {
        file.persist(path)
    } else {
        file.persist_noclobber(path)
    };
    moved.map(drop).map_err(|error| error.error)
}
