//! A small module is cut, and the halves are run together by Node.

use std::collections::HashSet;
use std::fs;

use wasm_encoder::{
    CodeSection, ConstExpr, DataSection, ElementSection, Elements, EntityType, ExportKind,
    ExportSection, Function, FunctionSection, GlobalSection, GlobalType, ImportSection, MemArg,
    MemArgTarget, MemorySection, MemoryType, Module, RefType, TableSection, TableType, TypeSection,
    ValType,
};

use super::{Parts, split};
use crate::command::{output, program};

/// Where the letters "yes" lie, and "no" behind them, out of reach.
const YES: i32 = 1024;
const NO: i32 = 2048;

const MAP: &str = "400 1 3 app.o:(.rodata.yes)\n800 2 2 app.o:(.rodata.no)\n";

/// A module with: 0 `double` (imported); 1 `first` = the letter at YES + `by_pointer`(20);
/// 2 `later` = `far`(); 3 `by_pointer`, called through the table; 4 `far` = the letter at NO.
fn whole() -> Vec<u8> {
    let mut types = TypeSection::new();
    types.ty().function([ValType::I32], [ValType::I32]);
    types.ty().function([], [ValType::I32]);
    let mut imports = ImportSection::new();
    imports.import("page", "double", EntityType::Function(0));
    let mut functions = FunctionSection::new();
    for kind in [1, 1, 0, 1] {
        functions.function(kind);
    }
    let mut tables = TableSection::new();
    tables.table(TableType {
        element_type: RefType::FUNCREF,
        table64: false,
        minimum: 2,
        maximum: Some(2),
        shared: false,
    });
    let mut memories = MemorySection::new();
    memories.memory(MemoryType {
        minimum: 1,
        maximum: None,
        memory64: false,
        shared: false,
        page_size_log2: None,
    });
    let mut globals = GlobalSection::new();
    let counter = GlobalType {
        val_type: ValType::I32,
        mutable: true,
        shared: false,
    };
    globals.global(counter, &ConstExpr::i32_const(7));
    let mut exports = ExportSection::new();
    exports.export("first", ExportKind::Func, 1);
    exports.export("later", ExportKind::Func, 2);
    let mut elements = ElementSection::new();
    elements.active(
        None,
        &ConstExpr::i32_const(1),
        Elements::Functions([3].as_slice().into()),
    );
    let mut data = DataSection::new();
    data.active(0, &ConstExpr::i32_const(YES), *b"yes");
    data.active(0, &ConstExpr::i32_const(NO), *b"no");

    Module::new()
        .section(&types)
        .section(&imports)
        .section(&functions)
        .section(&tables)
        .section(&memories)
        .section(&globals)
        .section(&exports)
        .section(&elements)
        .section(&code())
        .section(&data)
        .clone()
        .finish()
}

fn code() -> CodeSection {
    let letter = MemArg {
        offset: 0,
        align: 0,
        target: MemArgTarget::Memory(0),
        ordering: None,
    };
    let function = |write: &dyn Fn(&mut Function)| {
        let mut function = Function::new([]);
        write(&mut function);
        function.instructions().end();
        function
    };
    let mut code = CodeSection::new();
    code.function(&function(&|first| {
        first
            .instructions()
            .i32_const(YES)
            .i32_load8_u(letter)
            .i32_const(20)
            .i32_const(1)
            .call_indirect(0, 0)
            .i32_add();
    }));
    code.function(&function(&|later| {
        later.instructions().call(4).global_get(0).i32_add();
    }));
    code.function(&function(&|by_pointer| {
        by_pointer.instructions().local_get(0).call(0);
    }));
    code.function(&function(&|far| {
        far.instructions().i32_const(NO).i32_load8_u(letter);
        // Longer than what stays because a gate would be no smaller.
        for _ in 0..20 {
            far.instructions().nop();
        }
    }));
    code
}

/// What the two exports give when the halves are put together as the page does.
const TOGETHER: &str = r#"
const { readFileSync } = require("node:fs");
const page = { double: (number) => 2 * number };
const asked = [];
const first = new WebAssembly.Instance(new WebAssembly.Module(readFileSync("first.wasm")), {
  page,
  "other-part": {
    needed: (slot) => {
      asked.push(slot);
      const rest = new WebAssembly.Module(readFileSync("rest.wasm"));
      new WebAssembly.Instance(rest, { page, "other-part": first });
      flag.value = 1;
    },
  },
}).exports;
const flag = first[Object.keys(first).find((name) => name.startsWith("whole-"))];
const before = new Uint8Array(first.m0.buffer)[2048];
console.log([before, first.first(), first.later(), first.first(), asked.length].join(" "));
"#;

fn run(parts: &Parts) -> String {
    let folder = tempfile();
    fs::write(folder.join("first.wasm"), &parts.first).unwrap();
    fs::write(folder.join("rest.wasm"), &parts.rest).unwrap();
    let said = output(program("node").arg("-e").arg(TOGETHER).current_dir(&folder)).unwrap();
    fs::remove_dir_all(folder).unwrap();
    said.trim().to_owned()
}

fn tempfile() -> std::path::PathBuf {
    let folder = std::env::temp_dir().join(format!("letterwright-split-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    folder
}

#[test]
fn the_halves_do_what_the_whole_does_and_ask_for_each_other_once() {
    let parts = split(&whole(), &HashSet::from([1]), MAP).unwrap();
    assert!(
        !parts.first.windows(2).any(|bytes| bytes == b"no"),
        "a constant of the rest stays"
    );
    let (yes, no) = (i32::from(b'y'), i32::from(b'n'));
    assert_eq!(
        run(&parts),
        format!("0 {} {} {} 1", yes + 40, no + 7, yes + 40)
    );
}
