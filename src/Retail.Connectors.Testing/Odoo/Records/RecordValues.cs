namespace Retail.Connectors.Testing.Odoo.Records;

/// <summary>
/// Values on their way into a record, converted to what <see cref="OdooRecord"/> stores; list fields hold
/// <see cref="X2manyCommand"/>s. An explicit null empties the field.
/// </summary>
internal sealed class RecordValues : Dictionary<string, object?>
{
    public IReadOnlyList<X2manyCommand> Commands(string field) => (IReadOnlyList<X2manyCommand>?)this[field] ?? [X2manyCommand.Set([])];
}
