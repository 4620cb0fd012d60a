namespace Retail.Connectors.Testing.Tryton.Records;

/// <summary>One field of a model, as <c>fields_get</c> defines it.</summary>
internal sealed record Field(
    string Model, string Name, string Label, string Type, string Flags, string Relation, string Inverse, string Digits)
{
    public bool IsRequired => Flags.Contains('r', StringComparison.Ordinal);

    public bool IsReadOnly => Flags.Contains('o', StringComparison.Ordinal);

    public bool IsSearchable => Flags.Contains('s', StringComparison.Ordinal);

    public bool IsSortable => Flags.Contains('t', StringComparison.Ordinal);

    public bool IsTranslated => Flags.Contains('l', StringComparison.Ordinal);

    public bool IsMany => Type is "one2many" or "many2many";
}
