//! A static file server on this machine alone, with the policy that the editor promises to bear.
//!
//! It is the standard library's, one thread and one answer for each connection. With tiny_http the
//! first pages of a run have waited for half a minute, most likely because a browser opens
//! connections that it does not use, and tiny_http's threads stay with them.

use std::fs;
use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use anyhow::{Context as _, Result};

/// The Content-Security-Policy that every page is served with.
pub const POLICY: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; \
                          style-src 'self'; connect-src 'self'";

/// How many ports are tried, from the wanted one upwards.
const PORTS_TRIED: u16 = 100;

/// How long a connection may stand without a request.
const PATIENCE: Duration = Duration::from_secs(60);

/// The most that a request may hold, in bytes.
const REQUEST_BYTES: u64 = 64 * 1024;

/// Serves a folder until the program ends.
#[derive(Debug)]
pub struct SiteServer {
    /// Where the folder's `index.html` is to be found, with a slash at the end.
    pub address: String,
}

impl SiteServer {
    /// Starts serving at the wanted port, or at the next that is free.
    ///
    /// `prefix` is the path that the folder appears under: empty, or such as `/intranet/letters`.
    pub fn start(folder: &Path, prefix: &str, wanted_port: u16) -> Result<Self> {
        let (listener, port) = listen(wanted_port)?;
        let site = Arc::new(Site {
            folder: folder.to_owned(),
            prefix: prefix.to_owned(),
        });
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let site = Arc::clone(&site);
                // A browser that closes the connection early is no fault of ours.
                thread::spawn(move || site.answer(&stream));
            }
        });
        Ok(SiteServer {
            address: format!("http://127.0.0.1:{port}{prefix}/"),
        })
    }
}

fn listen(wanted_port: u16) -> Result<(TcpListener, u16)> {
    (wanted_port..=wanted_port.saturating_add(PORTS_TRIED))
        .find_map(|port| {
            let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).ok()?;
            let port = listener.local_addr().ok()?.port();
            Some((listener, port))
        })
        .with_context(|| {
            format!("No port from {wanted_port} upwards is free. Name another by --port.")
        })
}

struct Site {
    folder: PathBuf,
    prefix: String,
}

impl Site {
    /// Answers the one request of a connection.
    fn answer(&self, mut stream: &TcpStream) -> io::Result<()> {
        stream.set_read_timeout(Some(PATIENCE))?;
        let mut lines = BufReader::new(stream.take(REQUEST_BYTES)).lines();
        let first = lines.next().transpose()?.unwrap_or_default();
        // The head is read to its end: a connection closed before that would look broken.
        for line in lines {
            if line?.is_empty() {
                break;
            }
        }
        let mut words = first.split(' ');
        let reply = match (words.next(), words.next()) {
            (Some("GET" | "HEAD"), Some(url)) => self.file(url),
            (Some(""), _) | (_, None) => return Ok(()),
            _ => Reply::plain("405 Method Not Allowed", "This server only gives files."),
        };
        stream.write_all(reply.head().as_bytes())?;
        if !first.starts_with("HEAD") {
            stream.write_all(&reply.bytes)?;
        }
        stream.flush()
    }

    fn file(&self, url: &str) -> Reply {
        let file = requested_file(&self.prefix, url).map(|path| self.folder.join(path));
        match file.and_then(|file| Some((fs::read(&file).ok()?, media_type(&file)))) {
            Some((bytes, kind)) => Reply {
                status: "200 OK",
                bytes,
                kind,
            },
            None => Reply::plain("404 Not Found", "There is no such file."),
        }
    }
}

struct Reply {
    status: &'static str,
    bytes: Vec<u8>,
    kind: &'static str,
}

impl Reply {
    fn plain(status: &'static str, text: &str) -> Self {
        Reply {
            status,
            bytes: text.into(),
            kind: "text/plain; charset=utf-8",
        }
    }

    fn head(&self) -> String {
        format!(
            "HTTP/1.1 {}\r\nContent-Type: {}\r\nContent-Length: {}\r\n\
             Content-Security-Policy: {POLICY}\r\nX-Content-Type-Options: nosniff\r\n\
             Cache-Control: no-cache\r\nConnection: close\r\n\r\n",
            self.status,
            self.kind,
            self.bytes.len()
        )
    }
}

/// The path inside the folder that a URL asks for, or nothing for one that leads out of it.
fn requested_file(prefix: &str, url: &str) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next()?;
    let path = decode(path.strip_prefix(prefix)?.strip_prefix('/')?)?;
    let path = PathBuf::from(if path.is_empty() || path.ends_with('/') {
        format!("{path}index.html")
    } else {
        path
    });
    let stays_inside = path
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    (stays_inside && !path.to_string_lossy().contains(['\\', '\0'])).then_some(path)
}

/// Undoes percent encoding.
fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let digits = [rest.next()?, rest.next()?];
        bytes.push(u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?);
    }
    String::from_utf8(bytes).ok()
}

fn media_type(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json" | "map") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("ttf") => "font/ttf",
        Some("png") => "image/png",
        Some("txt" | "md") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_file(prefix: &str, url: &str, expected: Option<&str>) {
        let file = requested_file(prefix, url);
        assert_eq!(file.as_deref(), expected.map(Path::new), "{prefix} {url}");
    }

    #[test]
    fn a_url_leads_to_a_file_of_the_folder() {
        check_file("", "/", Some("index.html"));
        check_file("", "/page.css?v=1", Some("page.css"));
        check_file("", "/example/", Some("example/index.html"));
        check_file("", "/a%20letter.json", Some("a letter.json"));
        check_file("/intranet", "/intranet/page.js", Some("page.js"));
    }

    #[test]
    fn no_url_leads_out_of_the_folder() {
        check_file("", "/../Cargo.toml", None);
        check_file("", "/example/%2e%2e/%2E%2E/Cargo.toml", None);
        check_file("", "/..%5CCargo.toml", None);
        check_file("", "//etc/passwd", None);
        check_file("", "/%2Fetc/passwd", None);
        check_file("", "/a%00b", None);
        check_file("", "/broken%2", None);
        check_file("/intranet", "/page.js", None);
        check_file("/intranet", "/intranetpage.js", None);
    }

    fn get(address: &str, path: &str) -> String {
        let host = address
            .trim_start_matches("http://")
            .split('/')
            .next()
            .unwrap();
        let mut stream = TcpStream::connect(host).unwrap();
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
        )
        .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    #[test]
    fn files_come_with_their_type_and_the_policy() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
        let server = SiteServer::start(folder, "/under", 0).unwrap();
        let answer = get(&server.address, "/under/src/site_server.rs");
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
        assert!(answer.contains(&format!("Content-Security-Policy: {POLICY}\r\n")));
        assert!(answer.contains("X-Content-Type-Options: nosniff\r\n"));
        assert!(get(&server.address, "/under/missing.html").starts_with("HTTP/1.1 404"));
        assert!(get(&server.address, "/Cargo.toml").starts_with("HTTP/1.1 404"));
    }

    #[test]
    fn connections_that_ask_for_nothing_hold_nobody_up() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
        let server = SiteServer::start(folder, "", 0).unwrap();
        let host = server
            .address
            .trim_start_matches("http://")
            .trim_end_matches('/');
        let idle: Vec<_> = (0..20).map(|_| TcpStream::connect(host).unwrap()).collect();
        assert!(get(&server.address, "/Cargo.toml").starts_with("HTTP/1.1 200"));
        drop(idle);
    }

    #[test]
    fn a_taken_port_is_passed_over() {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = taken.local_addr().unwrap().port();
        let (_server, chosen) = listen(port).unwrap();
        assert!(chosen > port);
    }

    #[test]
    fn wasm_has_the_type_that_browsers_ask_for() {
        assert_eq!(
            media_type(Path::new("letter-editor.wasm")),
            "application/wasm"
        );
        assert_eq!(
            media_type(Path::new("letter-editor.js")),
            "text/javascript; charset=utf-8"
        );
    }
}
