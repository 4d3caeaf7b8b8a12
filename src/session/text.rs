//! What changes the text, its title and its language, and where the caret stands.

use letter::page::{Assets, PageSetup};
use letter::{Edit, Fix, Span, Template};

use super::{History, Jump, Session, Shared, Spot, floor_boundary};

impl Session {
    pub(super) fn replace_template(&mut self, template: Template) -> bool {
        self.template = Shared::new(template);
        self.caret = floor_boundary(&self.template.body, self.caret);
        self.epoch = self.epoch.next();
        self.history = History::default();
        self.touch();
        self.opened = self.revision;
        true
    }

    pub(super) fn set_body(&mut self, body: String) -> bool {
        if self.template.body == body {
            return false;
        }
        self.template.change().body = body;
        self.caret = floor_boundary(&self.template.body, self.caret);
        self.history.rest();
        self.touch()
    }

    pub(super) fn edit_body(&mut self, edits: Vec<Edit>) -> bool {
        let body = Fix::new("", edits).apply(&self.template.body);
        self.set_body(body)
    }

    pub(super) fn move_caret(&mut self, caret: usize) -> bool {
        let caret = floor_boundary(&self.template.body, caret);
        self.problem = None;
        std::mem::replace(&mut self.caret, caret) != caret
    }

    pub(super) fn jump_to(&mut self, range: Span) -> bool {
        self.caret = floor_boundary(&self.template.body, range.start);
        self.go_to(Spot::Text(range))
    }

    pub(super) fn go_to(&mut self, to: Spot) -> bool {
        let before = self.jump.as_ref();
        let serial = before.map_or(0, |jump| jump.serial.wrapping_add(1));
        self.jump = Some(Jump { to, serial });
        true
    }

    pub(super) fn set_title(&mut self, title: String) -> bool {
        if self.template.title == title {
            return false;
        }
        self.template.change().title = title;
        self.touch()
    }

    pub(super) fn set_language(&mut self, language: String) -> bool {
        if self.template.language == language {
            return false;
        }
        self.template.change().language = language;
        self.touch()
    }

    pub(super) fn set_up_page(&mut self, page: PageSetup, assets: Assets) -> bool {
        if self.template.page == page && self.template.assets == assets {
            return false;
        }
        let before = (self.template.page.clone(), self.template.assets.clone());
        self.take_step("Change the page set-up", None);
        self.history.lay_before(before.0, before.1);
        self.lay(page, assets);
        self.say("Changed the page set-up.", true);
        self.touch()
    }

    pub(super) fn lay(&mut self, page: PageSetup, assets: Assets) {
        let template = self.template.change();
        template.page = page;
        template.assets = assets;
    }
}
