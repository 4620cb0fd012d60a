namespace Retail.Connectors.Testing.Odoo.Records;

/// <summary>
/// One record. Values: text as string, numbers as decimal or int, moments as UTC <see cref="DateTime"/>, a many2one as int,
/// a many2many as int array; an absent value is not stored.
/// </summary>
internal sealed class OdooRecord(OdooModel model, int id)
{
    private readonly Dictionary<string, object> _values = [];

    public OdooModel Model => model;

    public int Id => id;

    public IEnumerable<string> Names => _values.Keys;

    public object? this[string field]
    {
        get => string.Equals(field, "id", StringComparison.Ordinal) ? id : _values.GetValueOrDefault(field);
        set
        {
            if (value is null)
            {
                _values.Remove(field);
            }
            else
            {
                _values[field] = value;
            }
        }
    }

    public string? Text(string field) => _values.GetValueOrDefault(field) as string;

    public bool Flag(string field) => _values.GetValueOrDefault(field) is true;

    public int? Link(string field) => _values.GetValueOrDefault(field) as int?;

    public int Integer(string field) => _values.GetValueOrDefault(field) as int? ?? 0;

    public decimal Number(string field) => _values.GetValueOrDefault(field) as decimal? ?? 0m;

    public int[] Links(string field) => _values.GetValueOrDefault(field) as int[] ?? [];
}
