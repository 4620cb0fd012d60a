namespace Retail.Connectors.Testing.Odoo.Records;

/// <summary>One field of a model, as <c>fields_get</c> of a real server told it.</summary>
internal sealed record OdooField(
    string Model,
    string Name,
    OdooFieldType Type,
    string Label,
    string? Relation,
    string? Inverse,
    bool IsReadOnly,
    bool IsRequired,
    int? Digits,
    IReadOnlyList<KeyValuePair<string, string>> Selection)
{
    public bool IsText => Type is OdooFieldType.Char or OdooFieldType.Text or OdooFieldType.Html or OdooFieldType.Selection;

    public bool IsNumber => Type is OdooFieldType.Integer or OdooFieldType.Float or OdooFieldType.Monetary;

    public bool IsMany => Type is OdooFieldType.One2many or OdooFieldType.Many2many;

    /// <summary>The name of the type on the wire.</summary>
    public string TypeName => Type.ToString().ToLowerInvariant();

    /// <summary>What a field without a value answers: <c>false</c> for most, zero for numbers, nothing for lists.</summary>
    public object Empty => Type switch
    {
        OdooFieldType.Integer => 0,
        OdooFieldType.Float or OdooFieldType.Monetary => 0.0,
        OdooFieldType.One2many or OdooFieldType.Many2many => Array.Empty<int>(),
        _ => false,
    };
}
