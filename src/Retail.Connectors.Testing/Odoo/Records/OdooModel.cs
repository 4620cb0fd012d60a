using System.Diagnostics.CodeAnalysis;

namespace Retail.Connectors.Testing.Odoo.Records;

/// <summary>A model: its fields, its words and its default order.</summary>
internal sealed class OdooModel(string name, string label, string order, IReadOnlyList<OdooField> fields)
{
    private readonly Dictionary<string, OdooField> _fields = fields.ToDictionary(field => field.Name);

    public string Name => name;

    public string Label => label;

    public string Order => order;

    public IReadOnlyList<OdooField> Fields => fields;

    public OdooField this[string field] => _fields[field];

    public bool TryFind(string field, [NotNullWhen(true)] out OdooField? found) => _fields.TryGetValue(field, out found);
}
