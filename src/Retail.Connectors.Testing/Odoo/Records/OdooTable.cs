namespace Retail.Connectors.Testing.Odoo.Records;

/// <summary>The records of one model, with hash indexes on the fields that searches and one2manys go by.</summary>
internal sealed class OdooTable(OdooModel model, IReadOnlyList<string> indexed)
{
    private readonly SortedDictionary<int, OdooRecord> _records = [];
    private readonly Dictionary<string, Dictionary<object, SortedSet<int>>> _indexes =
        indexed.ToDictionary(field => field, _ => new Dictionary<object, SortedSet<int>>());

    public OdooModel Model => model;

    public int Count => _records.Count;

    public int NextId { get; set; } = 1;

    public IEnumerable<OdooRecord> Records => _records.Values;

    public OdooRecord? Find(int id) => _records.GetValueOrDefault(id);

    public bool IsIndexed(string field) => _indexes.ContainsKey(field);

    /// <summary>The ids of the records that hold a value, ascending.</summary>
    public IReadOnlyCollection<int> Holding(string field, object value) =>
        _indexes[field].TryGetValue(value, out var ids) ? ids : [];

    public void Add(OdooRecord record)
    {
        _records.Add(record.Id, record);
        NextId = Math.Max(NextId, record.Id + 1);
        foreach (var field in record.Names)
        {
            Note(field, record[field], record.Id, present: true);
        }
    }

    public void Remove(OdooRecord record)
    {
        _records.Remove(record.Id);
        foreach (var field in record.Names)
        {
            Note(field, record[field], record.Id, present: false);
        }
    }

    public void Set(OdooRecord record, string field, object? value)
    {
        Note(field, record[field], record.Id, present: false);
        record[field] = value;
        Note(field, value, record.Id, present: true);
    }

    private void Note(string field, object? value, int id, bool present)
    {
        if (value is null || !_indexes.TryGetValue(field, out var index))
        {
            return;
        }

        if (!index.TryGetValue(value, out var ids))
        {
            index[value] = ids = [];
        }

        _ = present ? ids.Add(id) : ids.Remove(id);
        if (ids.Count == 0)
        {
            index.Remove(value);
        }
    }
}
