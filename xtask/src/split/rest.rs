//! Writing the second part: the functions that move, and what they need of the first.

use anyhow::{Context as _, Result};
use wasm_encoder::reencode::Reencode as _;
use wasm_encoder::{
    CodeSection, ConstExpr, ElementSection, Elements, EntityType, ExportKind, FunctionSection,
    ImportSection, Module as Written, TypeSection,
};

use super::OTHER_PART;
use super::cut::Cut;
use super::data::Data;
use super::module::{FUNCTION_TABLE, Module};
use super::part::{Part, explained};

/// Writes the part. When it is instantiated it puts its functions into the table, where the gates
/// of the first part find them; the page then sets the flag.
pub fn write(module: &Module, cut: &Cut, data: &Data) -> Result<Vec<u8>> {
    let imported = cut.imports_of_rest(module)?;
    let moved: Vec<u32> = cut.moved().collect();
    let order: Vec<u32> = imported
        .iter()
        .chain(&cut.shared)
        .chain(&moved)
        .copied()
        .collect();
    let mut part = Part::of(&order);

    let mut functions = FunctionSection::new();
    let mut code = CodeSection::new();
    for &function in &moved {
        functions.function(module.functions[function as usize]);
        let body = module
            .body(function)
            .context("An imported function moved.")?;
        code.function(&part.body(body, |_| {}).map_err(explained)?);
    }
    let mut written = Written::new();
    written
        .section(&types(module, &mut part)?)
        .section(&imports(module, cut, &imported, &mut part)?)
        .section(&functions)
        .section(&elements(cut, &mut part)?)
        .section(&code)
        .section(&data.of_rest());
    Ok(written.finish())
}

/// All types of the module, so that both parts count them as it does.
fn types(module: &Module, part: &mut Part) -> Result<TypeSection> {
    let mut types = TypeSection::new();
    for kind in &module.types {
        types
            .ty()
            .func_type(&part.func_type(kind.clone()).map_err(explained)?);
    }
    Ok(types)
}

fn imports(module: &Module, cut: &Cut, imported: &[u32], part: &mut Part) -> Result<ImportSection> {
    let mut imports = ImportSection::new();
    for &function in imported {
        let import = &module.imports[function as usize];
        let kind = EntityType::Function(module.functions[function as usize]);
        imports.import(import.module, import.name, kind);
    }
    for (name, kind, index) in cut.shared(module) {
        let at = index as usize;
        let entity = match kind {
            ExportKind::Func => EntityType::Function(module.functions[at]),
            ExportKind::Global => {
                EntityType::Global(part.global_type(module.globals[at]).map_err(explained)?)
            }
            ExportKind::Memory => {
                EntityType::Memory(part.memory_type(module.memories[at]).map_err(explained)?)
            }
            _ => {
                let mut table = part.table_type(module.tables[at]).map_err(explained)?;
                if index == FUNCTION_TABLE {
                    cut.make_room(&mut table);
                }
                EntityType::Table(table)
            }
        };
        imports.import(OTHER_PART, &name, entity);
    }
    let flag = wasm_encoder::GlobalType {
        val_type: wasm_encoder::ValType::I32,
        mutable: true,
        shared: false,
    };
    imports.import(OTHER_PART, &module.flag_name(), EntityType::Global(flag));
    Ok(imports)
}

/// What goes into the table of functions, slot by slot in as few runs as there are.
fn elements(cut: &Cut, part: &mut Part) -> Result<ElementSection> {
    let mut filled = Vec::new();
    for (slot, function) in cut.slots_of_rest() {
        filled.push((slot, part.function_index(function).map_err(explained)?));
    }
    filled.sort_unstable();
    let mut elements = ElementSection::new();
    for run in filled.chunk_by(|one, next| one.0 + 1 == next.0) {
        let functions: Vec<u32> = run.iter().map(|&(_, function)| function).collect();
        elements.active(
            Some(FUNCTION_TABLE).filter(|table| *table > 0),
            &ConstExpr::i32_const(run[0].0 as i32),
            Elements::Functions(functions.into()),
        );
    }
    Ok(elements)
}
