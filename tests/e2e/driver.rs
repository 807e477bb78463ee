//! A WebDriver client: as much of <https://www.w3.org/TR/webdriver2/> as the
//! journeys use. It knows sessions, scripts and keys, and nothing of Redaksi.
//!
//! Elements are found and read by scripts; only what must be a true press of a
//! key or a button goes through actions, which WebKit's driver does reliably.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// How long a journey waits for what it expects. Long, because a first export
/// makes hundreds of pictures and the machine may have other work.
const PATIENCE: Duration = Duration::from_secs(90);
/// How long a browser waits for a page of a site on this machine, in
/// milliseconds; less than the patience with the driver itself.
const PAGE: u64 = 25_000;

/// Codes of the keys that the journeys press, as WebDriver names them.
pub mod key {
    pub const CONTROL: char = '\u{e009}';
    pub const ENTER: char = '\u{e007}';
    pub const END: char = '\u{e010}';
    /// Escape.
    pub const ESCAPE: char = '\u{e00c}';
}

/// A session: one window under remote control.
pub struct Session {
    agent: ureq::Agent,
    root: String,
}

impl Session {
    /// Starts `binary` with `arguments` through the driver at `driver`, such
    /// as `http://127.0.0.1:4444`.
    pub fn start(driver: &str, binary: &str, arguments: &[&str]) -> Result<Self, String> {
        let options = json!({ "binary": binary, "args": arguments });
        Self::open(driver, &json!({ "webkitgtk:browserOptions": options }))
    }

    /// Starts the browser that comes with the driver.
    pub fn browser(driver: &str) -> Result<Self, String> {
        Self::open(driver, &json!({ "timeouts": { "pageLoad": PAGE } }))
    }

    fn open(driver: &str, wanted: &Value) -> Result<Self, String> {
        let agent: ureq::Agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(Duration::from_secs(60)))
            .build()
            .into();
        let wanted = json!({ "capabilities": { "alwaysMatch": wanted } });
        let reply = post(&agent, &format!("{driver}/session"), &wanted)?;
        let id = reply["sessionId"].as_str().ok_or(format!("no session: {reply}"))?;
        Ok(Self { root: format!("{driver}/session/{id}"), agent })
    }

    /// Sends one command of the session.
    fn send(&self, path: &str, body: &Value) -> Result<Value, String> {
        post(&self.agent, &format!("{}/{path}", self.root), body)
    }

    /// Goes to an address and waits until its page is there.
    #[track_caller]
    pub fn go(&self, address: &str) {
        let go = || self.send("url", &json!({ "url": address }));
        // A browser loses a connection now and then; a page that cannot be
        // opened cannot be opened a second time either.
        go().or_else(|_| go()).unwrap_or_else(|fault| panic!("{address} can be opened: {fault}"));
    }

    /// Runs the body of a function in the page, or in the frame entered last.
    #[track_caller]
    pub fn run(&self, script: &str, arguments: Value) -> Value {
        self.try_run(script, arguments).unwrap_or_else(|fault| panic!("{fault}\nin: {script}"))
    }

    /// As [`Self::run`], where a fault is expected.
    pub fn try_run(&self, script: &str, arguments: Value) -> Result<Value, String> {
        self.send("execute/sync", &json!({ "script": script, "args": arguments }))
    }

    /// Runs the body of an async function and waits for its value.
    #[track_caller]
    pub fn run_async(&self, script: &str, arguments: Value) -> Value {
        let script = format!(
            "const done = arguments[arguments.length - 1]; \
             (async function () {{ {script} }}).apply(null, arguments) \
             .then((value) => done({{ value }}), (fault) => done({{ fault: String(fault) }}));"
        );
        let reply = self
            .send("execute/async", &json!({ "script": script, "args": arguments }))
            .unwrap_or_else(|fault| panic!("{fault}\nin: {script}"));
        assert!(reply["fault"].is_null(), "{} in: {script}", reply["fault"]);
        reply["value"].clone()
    }

    /// Waits until `script` gives a value that is neither null, false nor an
    /// empty text, and gives it. `what` names it where it never comes.
    #[track_caller]
    pub fn wait(&self, what: &str, script: &str, arguments: Value) -> Value {
        let started = Instant::now();
        loop {
            let value = self.try_run(script, arguments.clone());
            if let Ok(value) = &value
                && !matches!(value, Value::Null | Value::Bool(false))
                && value != ""
            {
                return value.clone();
            }
            if started.elapsed() > PATIENCE {
                let page = self.run("return document.body.innerText.slice(0, 3000)", json!([]));
                let shown = page.as_str().unwrap_or_default();
                panic!("waited in vain for {what}; last: {value:?}\nthe window shows:\n{shown}");
            }
            std::thread::sleep(Duration::from_millis(25));
        }
    }

    /// Waits until the page has an element that `selector` matches.
    #[track_caller]
    pub fn wait_for(&self, selector: &str) {
        self.wait(selector, "return !!document.querySelector(arguments[0])", json!([selector]));
    }

    /// Presses and releases the keys of a text, one after the other.
    #[track_caller]
    pub fn type_text(&self, text: &str) {
        let strokes: Vec<Value> = text
            .chars()
            .map(|sign| if sign == '\n' { key::ENTER } else { sign })
            .flat_map(|sign| [stroke("keyDown", sign), stroke("keyUp", sign)])
            .collect();
        self.act(&strokes);
    }

    /// Presses keys together and releases them in the other order.
    #[track_caller]
    pub fn chord(&self, keys: &[char]) {
        let down = keys.iter().map(|sign| stroke("keyDown", *sign));
        let up = keys.iter().rev().map(|sign| stroke("keyUp", *sign));
        self.act(&down.chain(up).collect::<Vec<_>>());
    }

    #[track_caller]
    fn act(&self, strokes: &[Value]) {
        let keys = json!({ "type": "key", "id": "keys", "actions": strokes });
        self.send("actions", &json!({ "actions": [keys] })).expect("keys can be pressed");
    }

    /// Presses the main button in the middle of an element, in the page or the
    /// frame entered last.
    #[track_caller]
    pub fn click(&self, selector: &str) {
        self.wait_for(selector);
        let element = self.run(
            "const element = document.querySelector(arguments[0]); \
             element.scrollIntoView({ block: 'nearest' }); return element;",
            json!([selector]),
        );
        let pointer = json!({ "type": "pointer", "id": "mouse", "actions": [
            { "type": "pointerMove", "duration": 0, "origin": element, "x": 0, "y": 0 },
            { "type": "pointerDown", "button": 0 },
            { "type": "pointerUp", "button": 0 },
        ] });
        self.send("actions", &json!({ "actions": [pointer] }))
            .unwrap_or_else(|fault| panic!("{selector} can be pressed: {fault}"));
    }

    /// From now on scripts run in the frame that `selector` matches.
    #[track_caller]
    pub fn enter_frame(&self, selector: &str) {
        self.wait_for(selector);
        let frame = self.run("return document.querySelector(arguments[0])", json!([selector]));
        self.send("frame", &json!({ "id": frame })).expect("the frame can be entered");
    }

    /// From now on scripts run in the page again.
    #[track_caller]
    pub fn leave_frame(&self) {
        self.send("frame", &json!({ "id": null })).expect("the frame can be left");
    }

    /// Gives the window a size.
    #[track_caller]
    pub fn resize(&self, width: u32, height: u32) {
        self.send("window/rect", &json!({ "x": 0, "y": 0, "width": width, "height": height }))
            .expect("the window can be resized");
    }

    /// A picture of the window, as PNG in base64. WebKit takes it with the next
    /// frame that it paints, and a window at rest paints none: one point of it
    /// is kept changing until the picture is there.
    #[track_caller]
    pub fn screenshot(&self) -> String {
        self.run(
            "const point = document.body.appendChild(document.createElement('i')); \
             point.style.cssText = 'position:fixed;top:0;left:0;width:1px;height:1px'; \
             let turn = 0; \
             const timer = setInterval(() => { \
               turn += 1; point.style.background = `rgb(0 0 0 / ${turn % 2 ? 0.01 : 0.02})`; }, 16); \
             window.endPicture = () => { clearInterval(timer); point.remove(); };",
            json!([]),
        );
        let reply = get(&self.agent, &format!("{}/screenshot", self.root));
        self.run("window.endPicture()", json!([]));
        reply.expect("a picture can be taken").as_str().expect("base64").to_owned()
    }

    /// Ends the session, and with it the program.
    pub fn end(&self) {
        let _ = self.agent.delete(&self.root).call();
    }
}

fn stroke(kind: &str, sign: char) -> Value {
    json!({ "type": kind, "value": sign.to_string() })
}

fn post(agent: &ureq::Agent, url: &str, body: &Value) -> Result<Value, String> {
    let sent = agent.post(url).content_type("application/json").send(body.to_string());
    value_of(sent)
}

fn get(agent: &ureq::Agent, url: &str) -> Result<Value, String> {
    value_of(agent.get(url).call())
}

/// The `value` of a reply; the driver's own words where it refused.
fn value_of(reply: Result<ureq::http::Response<ureq::Body>, ureq::Error>) -> Result<Value, String> {
    let mut reply = reply.map_err(|fault| fault.to_string())?;
    let worked = reply.status().is_success();
    let text = reply
        .body_mut()
        .with_config()
        .limit(64 << 20)
        .read_to_string()
        .map_err(|fault| fault.to_string())?;
    let mut json: Value = serde_json::from_str(&text).map_err(|fault| fault.to_string())?;
    let value = json["value"].take();
    if worked { Ok(value) } else { Err(format!("{}: {}", value["error"], value["message"])) }
}
