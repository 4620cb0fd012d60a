namespace Retail.Connectors.Testing.Tryton.Records;

/// <summary>The rows of a model; a field is indexed from the first time it is asked for.</summary>
internal sealed class Table(Store store, Model model)
{
    private readonly SortedDictionary<long, Record> _records = [];
    private readonly Dictionary<string, Dictionary<object, SortedSet<long>>> _indexes = new(StringComparer.Ordinal);

    public Model Model => model;

    /// <summary>The id of the next row. It is not given back when a transaction fails, as in a database.</summary>
    public long NextId { get; set; } = 1;


    public IEnumerable<Record> Records => _records.Values;

    public int Count => _records.Count;

    public Record? Find(long id) => _records.GetValueOrDefault(id);

    /// <summary>The rows that hold a value, by id; those that hold it among several ids included.</summary>
    public IReadOnlyList<Record> Holding(string field, object value)
    {
        if (!_indexes.TryGetValue(field, out var index))
        {
            _indexes[field] = index = [];
            foreach (var record in _records.Values)
            {
                Enter(index, record, record[field]);
            }
        }

        return index.TryGetValue(value, out var ids) ? [.. ids.Select(id => _records[id])] : [];
    }

    public Record Insert()
    {
        var record = new Record(this, NextId++);
        Restore(record);
        store.OnRollback(() => Drop(record));
        return record;
    }

    public void Remove(Record record)
    {
        Drop(record);
        store.OnRollback(() => Restore(record));
    }

    public void Set(Record record, string field, object? value)
    {
        var before = record[field];
        Change(record, field, before, value);
        store.OnRollback(() => Change(record, field, value, before));
    }

    private void Change(Record record, string field, object? before, object? after)
    {
        if (_indexes.TryGetValue(field, out var index))
        {
            Leave(index, record, before);
            Enter(index, record, after);
        }

        record.Replace(field, after);
    }

    private void Restore(Record record)
    {
        _records.Add(record.Id, record);
        foreach (var (field, index) in _indexes)
        {
            Enter(index, record, record[field]);
        }
    }

    private void Drop(Record record)
    {
        _records.Remove(record.Id);
        foreach (var (field, index) in _indexes)
        {
            Leave(index, record, record[field]);
        }
    }

    private static IEnumerable<object> Keys(object? value) => value switch
    {
        null => [],
        IReadOnlyList<long> ids => ids.Select(id => (object)id),
        _ => [value],
    };

    private static void Enter(Dictionary<object, SortedSet<long>> index, Record record, object? value)
    {
        foreach (var key in Keys(value))
        {
            if (!index.TryGetValue(key, out var ids))
            {
                index[key] = ids = [];
            }

            ids.Add(record.Id);
        }
    }

    private static void Leave(Dictionary<object, SortedSet<long>> index, Record record, object? value)
    {
        foreach (var key in Keys(value))
        {
            if (index.TryGetValue(key, out var ids))
            {
                ids.Remove(record.Id);
            }
        }
    }
}
