//! Writing the first part; or, to see what runs, the whole with each function telling.

use anyhow::Result;
use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{
    BlockType, CodeSection, ConstExpr, DataSection, EntityType, ExportKind, ExportSection,
    Function, FunctionSection, GlobalSection, GlobalType, ImportSection, Instruction, TableSection,
    TypeSection, ValType,
};
use wasmparser::{
    CodeSectionReader, CustomSectionReader, DataSectionReader, ExportSectionReader, FunctionBody,
    FunctionSectionReader, GlobalSectionReader, ImportSectionReader, Parser, Table,
    TypeSectionReader,
};

use super::OTHER_PART;
use super::cut::Cut;
use super::data::Data;
use super::module::{FUNCTION_TABLE, Module};
use super::part::{NoPlace, Part, explained};

type Written<T = ()> = Result<T, Error<NoPlace>>;

/// What is put before a function's own instructions.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Telling {
    /// Nothing.
    Silent,
    /// A call of the page with the function's index.
    Each,
}

/// Writes all of the module but the bodies of the functions that move to the rest.
///
/// In place of such a function stands a gate, which waits until the function's slot is filled and
/// calls it. Gates stand together and all wait by one function, so that they compress well.
pub fn write(module: &Module, cut: &Cut, data: &Data, telling: Telling) -> Result<Vec<u8>> {
    let mut written = wasm_encoder::Module::new();
    First {
        module,
        cut,
        data: data.of_first(),
        telling,
        part: Part::first(cut),
        wait: module.imported + 1 + (cut.kept().count() + cut.gates().count()) as u32,
    }
    .parse_core_module(&mut written, Parser::new(0), module.bytes)
    .map_err(explained)?;
    Ok(written.finish())
}

struct First<'a> {
    module: &'a Module<'a>,
    cut: &'a Cut,
    data: DataSection,
    telling: Telling,
    part: Part,
    /// The index of the function that gates wait by: the last one.
    wait: u32,
}

impl First<'_> {
    /// The index of the type of `needed`: the one added to those of the module.
    fn needed_type(&self) -> u32 {
        self.module.types.len() as u32
    }

    /// The index of `needed`: the one added to the functions imported.
    fn needed(&self) -> u32 {
        self.module.imported
    }

    /// The index of the flag: the one added to the globals.
    fn flag(&self) -> u32 {
        self.module.globals.len() as u32
    }

    /// Takes a slot and gives it back when the rest is there; `needed`, which the page gives, sees
    /// to it.
    fn write_wait(&self) -> Function {
        let mut wait = Function::new([]);
        wait.instructions()
            .global_get(self.flag())
            .i32_eqz()
            .if_(BlockType::Empty)
            .local_get(0)
            .call(self.needed())
            .end()
            .local_get(0)
            .end();
        wait
    }

    /// A function that calls the one in `slot`, once it is there, with what it is given.
    fn write_gate(&self, slot: u32, function: u32) -> Function {
        let type_index = self.module.functions[function as usize];
        let parameters = self.module.types[type_index as usize].params().len() as u32;
        let mut gate = Function::new([]);
        for parameter in 0..parameters {
            gate.instructions().local_get(parameter);
        }
        gate.instructions()
            .i32_const(slot as i32)
            .call(self.wait)
            .call_indirect(FUNCTION_TABLE, type_index)
            .end();
        gate
    }

    fn told_body(&mut self, function: u32, body: &FunctionBody) -> Written<Function> {
        let needed = self.needed();
        let tells = self.telling == Telling::Each;
        self.part.body(body, |written| {
            if tells {
                written.instruction(&Instruction::I32Const(function as i32));
                written.instruction(&Instruction::Call(needed));
            }
        })
    }
}

impl Reencode for First<'_> {
    type Error = NoPlace;

    fn function_index(&mut self, function: u32) -> Written<u32> {
        self.part.function_index(function)
    }

    fn parse_type_section(
        &mut self,
        types: &mut TypeSection,
        section: TypeSectionReader,
    ) -> Written {
        utils::parse_type_section(self, types, section)?;
        types.ty().function([ValType::I32], []);
        types.ty().function([ValType::I32], [ValType::I32]);
        Ok(())
    }

    fn parse_import_section(
        &mut self,
        imports: &mut ImportSection,
        section: ImportSectionReader,
    ) -> Written {
        utils::parse_import_section(self, imports, section)?;
        imports.import(
            OTHER_PART,
            "needed",
            EntityType::Function(self.needed_type()),
        );
        Ok(())
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        _: FunctionSectionReader,
    ) -> Written {
        let gates = self.cut.gates().map(|(_, function)| function);
        for function in self.cut.kept().chain(gates) {
            functions.function(self.module.functions[function as usize]);
        }
        functions.function(self.needed_type() + 1);
        Ok(())
    }

    fn parse_table(&mut self, tables: &mut TableSection, table: Table) -> Written {
        let mut kind = self.table_type(table.ty)?;
        if tables.len() == FUNCTION_TABLE {
            self.cut.make_room(&mut kind);
        }
        tables.table(kind);
        Ok(())
    }

    fn parse_global_section(
        &mut self,
        globals: &mut GlobalSection,
        section: GlobalSectionReader,
    ) -> Written {
        utils::parse_global_section(self, globals, section)?;
        let flag = GlobalType {
            val_type: ValType::I32,
            mutable: true,
            shared: false,
        };
        globals.global(flag, &ConstExpr::i32_const(0));
        Ok(())
    }

    fn parse_export_section(
        &mut self,
        exports: &mut ExportSection,
        section: ExportSectionReader,
    ) -> Written {
        utils::parse_export_section(self, exports, section)?;
        exports.export(&self.module.flag_name(), ExportKind::Global, self.flag());
        for (name, kind, index) in self.cut.shared(self.module) {
            let index = match kind {
                ExportKind::Func => self.function_index(index)?,
                _ => index,
            };
            exports.export(&name, kind, index);
        }
        Ok(())
    }

    fn parse_code_section(&mut self, code: &mut CodeSection, _: CodeSectionReader) -> Written {
        let module = self.module;
        for function in self.cut.kept() {
            if let Some(body) = module.body(function) {
                code.function(&self.told_body(function, body)?);
            }
        }
        for (slot, function) in self.cut.gates() {
            code.function(&self.write_gate(slot, function));
        }
        code.function(&self.write_wait());
        Ok(())
    }

    fn parse_data_section(&mut self, data: &mut DataSection, _: DataSectionReader) -> Written {
        data.clone_from(&self.data);
        Ok(())
    }

    fn data_count(&mut self, _: u32) -> Written<u32> {
        Ok(self.data.len())
    }

    /// Names and notes of the tools are not shipped.
    fn parse_custom_section(
        &mut self,
        _: &mut wasm_encoder::Module,
        _: CustomSectionReader,
    ) -> Written {
        Ok(())
    }
}
