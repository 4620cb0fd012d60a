namespace Retail.Connectors.Testing.Tryton.Records;

/// <summary>A stored row: only values that are kept, nothing that is computed.</summary>
internal sealed class Record(Table table, long id)
{
    private readonly Dictionary<string, object?> _values = new(StringComparer.Ordinal);

    public Table Table => table;

    public Model Model => table.Model;

    public long Id => id;

    /// <summary>The value of a reference to this record, such as <c>sale.line,2</c>.</summary>
    public string Reference => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Model.Name},{id}");

    public IReadOnlyDictionary<string, object?> Values => _values;

    public object? this[string field] => field == "id" ? id : _values.GetValueOrDefault(field);

    public long? Link(string field) => this[field] as long?;

    public string? Text(string field) => this[field] as string;

    public string State => Text("state") ?? "";

    public decimal Money(string field) => this[field] as decimal? ?? 0m;

    public double Number(string field) => this[field] as double? ?? 0;

    public DateOnly? Day(string field) => this[field] as DateOnly?;

    public IReadOnlyList<long> Ids(string field) => this[field] as IReadOnlyList<long> ?? [];

    /// <summary>Only for <see cref="Table"/>, which keeps the indexes and the way back.</summary>
    public void Replace(string field, object? value) => _values[field] = value;
}
