//! A host of a static site, such as readers ask: the files of one folder on
//! this machine's own address, each with its type, and nothing else but a
//! frame of any width around a page, since no browser's window is as narrow as
//! a phone.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use tiny_http::{Header, Request, Response, Server};

/// Where frames stand.
const FRAME: &str = "/bingkai/";

fn frame(width: &str, page: &str) -> String {
    format!(
        "<!doctype html><html lang=\"en\"><title>frame</title>\
         <iframe title=\"page\" src=\"/{page}\" style=\"width:{width}px;height:900px;border:0\">"
    )
}

/// A site that is served until this is dropped.
pub struct Host {
    server: Arc<Server>,
    missed: Arc<Mutex<Vec<String>>>,
}

impl Host {
    /// Serves the files of a folder.
    pub fn of(root: PathBuf) -> Self {
        let server = Arc::new(Server::http("127.0.0.1:0").expect("a port is free"));
        let missed = Arc::new(Mutex::new(Vec::new()));
        let (asked, not_there) = (Arc::clone(&server), Arc::clone(&missed));
        std::thread::spawn(move || {
            for request in asked.incoming_requests() {
                // Each by itself: a browser that does not take what it asked
                // for must not keep the others waiting.
                let (root, not_there) = (root.clone(), Arc::clone(&not_there));
                std::thread::spawn(move || answer(request, &root, &not_there));
            }
        });
        Self { server, missed }
    }

    /// The address of a file.
    pub fn address(&self, path: &str) -> String {
        format!("http://{}/{path}", self.server.server_addr())
    }

    /// The address of a page with a frame of that width, in pixels, which shows
    /// the file.
    pub fn framed(&self, path: &str, width: u32) -> String {
        self.address(&format!("{}{width}/{path}", &FRAME[1..]))
    }

    /// What was asked for and is not there.
    pub fn missed(&self) -> Vec<String> {
        self.missed.lock().expect("nobody panics with it").clone()
    }
}

/// Answers one request; notes what is not there.
fn answer(request: Request, root: &Path, missed: &Mutex<Vec<String>>) {
    if let Some(asked) = request.url().strip_prefix(FRAME) {
        let (width, page) = asked.split_once('/').unwrap_or_default();
        let html = Response::from_string(frame(width, page));
        drop(request.respond(html.with_header(kind("html"))));
        return;
    }
    let path = request.url().split(['?', '#']).next().unwrap_or_default().to_owned();
    let file = root.join(path.trim_start_matches('/'));
    let sent = match File::open(&file) {
        Ok(opened) if file.is_file() => {
            request.respond(Response::from_file(opened).with_header(kind(&path)))
        }
        _ => {
            missed.lock().expect("nobody panics with it").push(path);
            request.respond(Response::empty(404))
        }
    };
    // A browser that left need not be told.
    drop(sent);
}

impl Drop for Host {
    fn drop(&mut self) {
        self.server.unblock();
    }
}

/// The type of a file by its name, as any host gives it.
fn kind(path: &str) -> Header {
    let kind = match path.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("xml") => "application/xml",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("jpg") => "image/jpeg",
        Some("webp") => "image/webp",
        Some("ico") => "image/x-icon",
        _ => "application/octet-stream",
    };
    Header::from_bytes("Content-Type", kind).expect("a plain header")
}
