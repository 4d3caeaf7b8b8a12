//! A Wasm module taken apart as far as cutting it needs.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use anyhow::{Result, bail};
use wasmparser::{
    CompositeInnerType, ConstExpr, Data, DataKind, Element, ElementItems, ElementKind, Export,
    ExternalKind, FuncType, FunctionBody, Import, KnownCustom, Name, NameSectionReader, Operator,
    Parser, Payload, TypeRef,
};

/// What a module holds, with functions counted as Wasm does: first those imported, then its own.
pub struct Module<'a> {
    pub bytes: &'a [u8],
    pub types: Vec<FuncType>,
    pub imports: Vec<Import<'a>>,
    /// The type of each function, imported or own.
    pub functions: Vec<u32>,
    /// How many of the functions are imported.
    pub imported: u32,
    pub tables: Vec<wasmparser::TableType>,
    pub memories: Vec<wasmparser::MemoryType>,
    pub globals: Vec<wasmparser::GlobalType>,
    pub exports: Vec<Export<'a>>,
    /// The functions that stand in the table of functions, with their places.
    pub slots: Vec<(u32, u32)>,
    pub bodies: Vec<FunctionBody<'a>>,
    /// What the memory holds at first: addresses and bytes.
    pub data: Vec<(u32, &'a [u8])>,
    /// The functions' names, where the module has them.
    pub names: HashMap<u32, &'a str>,
}

/// The table in which Rust keeps the functions that are called by pointer.
pub const FUNCTION_TABLE: u32 = 0;

impl<'a> Module<'a> {
    /// Reads a module such as rustc makes and wasm-bindgen and wasm-opt leave behind.
    ///
    /// # Errors
    ///
    /// The module is broken, or has something that they do not write.
    pub fn read(bytes: &'a [u8]) -> Result<Self> {
        let mut module = Module {
            bytes,
            types: Vec::new(),
            imports: Vec::new(),
            functions: Vec::new(),
            imported: 0,
            tables: Vec::new(),
            memories: Vec::new(),
            globals: Vec::new(),
            exports: Vec::new(),
            slots: Vec::new(),
            bodies: Vec::new(),
            data: Vec::new(),
            names: HashMap::new(),
        };
        for payload in Parser::new(0).parse_all(bytes) {
            module.take(payload?)?;
        }
        Ok(module)
    }

    fn take(&mut self, payload: Payload<'a>) -> Result<()> {
        match payload {
            Payload::TypeSection(section) => {
                for group in section {
                    for kind in group?.into_types() {
                        let CompositeInnerType::Func(function) = kind.composite_type.inner else {
                            bail!("The module has a type that is no function's.");
                        };
                        self.types.push(function);
                    }
                }
            }
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    let import = import?;
                    let TypeRef::Func(kind) = import.ty else {
                        bail!("The module imports {}, which is no function.", import.name);
                    };
                    self.functions.push(kind);
                    self.imports.push(import);
                    self.imported += 1;
                }
            }
            Payload::FunctionSection(section) => {
                for kind in section {
                    self.functions.push(kind?);
                }
            }
            Payload::TableSection(section) => {
                for table in section {
                    self.tables.push(table?.ty);
                }
            }
            Payload::MemorySection(section) => {
                for memory in section {
                    self.memories.push(memory?);
                }
            }
            Payload::GlobalSection(section) => {
                for global in section {
                    self.globals.push(global?.ty);
                }
            }
            Payload::ExportSection(section) => {
                for export in section {
                    self.exports.push(export?);
                }
            }
            Payload::ElementSection(section) => {
                for element in section {
                    self.take_element(element?)?;
                }
            }
            Payload::CodeSectionEntry(body) => self.bodies.push(body),
            Payload::DataSection(section) => {
                for data in section {
                    self.take_data(data?)?;
                }
            }
            Payload::CustomSection(section) => {
                if let KnownCustom::Name(names) = section.as_known() {
                    self.take_names(names)?;
                }
            }
            Payload::StartSection { .. } => bail!("The module has a start function."),
            _ => {}
        }
        Ok(())
    }

    fn take_element(&mut self, element: Element<'a>) -> Result<()> {
        let (
            ElementKind::Active {
                table_index,
                offset_expr,
            },
            ElementItems::Functions(functions),
        ) = (element.kind, element.items)
        else {
            bail!("The module has functions in a table that are not put there at the start.");
        };
        if table_index.unwrap_or(FUNCTION_TABLE) != FUNCTION_TABLE {
            bail!("The module has functions in a second table.");
        }
        let first = constant(&offset_expr)?;
        for (slot, function) in (first..).zip(functions) {
            self.slots.push((slot, function?));
        }
        Ok(())
    }

    fn take_data(&mut self, data: Data<'a>) -> Result<()> {
        let DataKind::Active { offset_expr, .. } = data.kind else {
            bail!("The module has data that is not put in its place at the start.");
        };
        self.data.push((constant(&offset_expr)?, data.data));
        Ok(())
    }

    fn take_names(&mut self, names: NameSectionReader<'a>) -> Result<()> {
        for kind in names {
            if let Name::Function(functions) = kind? {
                for naming in functions {
                    let naming = naming?;
                    self.names.insert(naming.index, naming.name);
                }
            }
        }
        Ok(())
    }

    /// The body of a function of the module's own.
    pub fn body(&self, function: u32) -> Option<&FunctionBody<'a>> {
        self.bodies
            .get(function.checked_sub(self.imported)? as usize)
    }

    /// The module's own functions.
    pub fn own(&self) -> std::ops::Range<u32> {
        self.imported..self.imported + self.bodies.len() as u32
    }

    /// How many slots the table of functions has.
    pub fn slot_count(&self) -> u32 {
        let table = self.tables.get(FUNCTION_TABLE as usize);
        table.map_or(0, |table| table.initial as u32)
    }

    /// The functions that the module exports.
    pub fn exported_functions(&self) -> impl Iterator<Item = u32> {
        let exports = self.exports.iter();
        exports
            .filter(|export| export.kind == ExternalKind::Func)
            .map(|export| export.index)
    }

    /// The name of the flag that says whether the second part is there. It is another for every
    /// build, so that parts of two builds cannot be put together.
    pub fn flag_name(&self) -> String {
        let mut hasher = DefaultHasher::new();
        self.bytes.hash(&mut hasher);
        format!("whole-{:016x}", hasher.finish())
    }

    /// The functions that a function calls by name.
    pub fn called(&self, function: u32) -> Result<Vec<u32>> {
        let mut called = Vec::new();
        let Some(body) = self.body(function) else {
            return Ok(called);
        };
        for operator in body.get_operators_reader()? {
            match operator? {
                Operator::Call { function_index } | Operator::ReturnCall { function_index } => {
                    called.push(function_index);
                }
                Operator::RefFunc { .. } => bail!("A function takes the address of another."),
                _ => {}
            }
        }
        Ok(called)
    }

    /// The numbers in a function that may be addresses.
    pub fn numbers(&self, function: u32) -> Result<Vec<u32>> {
        let mut numbers = Vec::new();
        let Some(body) = self.body(function) else {
            return Ok(numbers);
        };
        let mut reader = body.get_operators_reader()?;
        while !reader.eof() {
            let operator = reader.read()?;
            numbers.extend(numbers_in(&operator));
        }
        Ok(numbers)
    }
}

/// The numbers in an instruction: of a constant, or where a load counts from. A text's address and
/// its length can stand together in a constant of 64 bits.
fn numbers_in(operator: &Operator) -> Vec<u32> {
    use Operator as O;
    let memory = match operator {
        O::I32Const { value } => return vec![*value as u32],
        O::I64Const { value } => return vec![*value as u32, (*value >> 32) as u32],
        O::I32Load { memarg }
        | O::I64Load { memarg }
        | O::F32Load { memarg }
        | O::F64Load { memarg }
        | O::I32Load8S { memarg }
        | O::I32Load8U { memarg }
        | O::I32Load16S { memarg }
        | O::I32Load16U { memarg }
        | O::I64Load8S { memarg }
        | O::I64Load8U { memarg }
        | O::I64Load16S { memarg }
        | O::I64Load16U { memarg }
        | O::I64Load32S { memarg }
        | O::I64Load32U { memarg } => memarg,
        _ => return Vec::new(),
    };
    u32::try_from(memory.offset).into_iter().collect()
}

fn constant(expression: &ConstExpr) -> Result<u32> {
    let Operator::I32Const { value } = expression.get_operators_reader().read()? else {
        bail!("Where data or functions are put at the start is not a constant.");
    };
    Ok(value as u32)
}
