//! Asks one operation: `cargo run -p sentra-wire --example ask -- assess '{"as_of": "2025-01-31", "unit": {"workers": 5}}'`.

fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let (operation, request) = (arguments.next().unwrap_or_default(), arguments.next().unwrap_or_default());
    std::io::Write::write_all(&mut std::io::stdout(), sentra_wire::call(&operation, &request).as_bytes())
}
