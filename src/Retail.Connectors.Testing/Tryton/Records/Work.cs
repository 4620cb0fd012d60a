namespace Retail.Connectors.Testing.Tryton.Records;

/// <summary>One transaction: who asks, in which context, and the moment it began, which is the stamp of all it writes.</summary>
internal sealed class Work(Store store, TrytonSimulatorOptions options, CallContext context, long user, bool isAdministrator, DateTime now)
{
    public Store Store => store;

    public TrytonSimulatorOptions Options => options;

    public CallContext Context => context;

    public long User => user;

    public bool IsAdministrator => isAdministrator;

    public DateTime Now => now;

    public DateOnly Today => DateOnly.FromDateTime(now);

    public Work With(CallContext other) => new(store, options, other, user, isAdministrator, now);

    public Record Get(string model, long id) => store[model].Find(id)
        ?? throw RpcError.User($"You are trying to read records \"{id}\" of \"{Schema.Model(model).Label}\" that don't exist anymore.");

    public Record? Follow(Record? record, string field) =>
        record is not null && Read(record, field) is long id ? store[record.Model[field].Relation].Find(id) : null;

    /// <summary>The rows a field leads to, in their order.</summary>
    public List<Record> Rows(Record record, string field)
    {
        var relation = store[record.Model[field].Relation];
        return Read(record, field) is IReadOnlyList<long> ids ? [.. ids.Select(relation.Find).OfType<Record>()] : [];
    }

    /// <summary>The record that a reference such as <c>sale.line,2</c> leads to.</summary>
    public Record? Resolve(string? reference)
    {
        var comma = reference?.IndexOf(',', StringComparison.Ordinal) ?? -1;
        return comma > 0 && Schema.Has(reference![..comma])
            && long.TryParse(reference.AsSpan(comma + 1), System.Globalization.CultureInfo.InvariantCulture, out var id)
            ? store[reference[..comma]].Find(id)
            : null;
    }

    public object? Read(Record record, string field) => FieldValues.Of(this, record, record.Model[field]);

    /// <summary>Writes a value past all rules; the row's date moves.</summary>
    public void Set(Record record, string field, object? value)
    {
        record.Table.Set(record, field, value);
        Touch(record);
    }

    /// <summary>Writes a value past all rules, without a trace.</summary>
    public static void Put(Record record, string field, object? value) => record.Table.Set(record, field, value);

    public void Touch(Record record)
    {
        record.Table.Set(record, "write_date", now);
        record.Table.Set(record, "write_uid", user);
    }

    public Record Insert(string model)
    {
        var record = store[model].Insert();
        Put(record, "create_date", now);
        Put(record, "create_uid", user);
        return record;
    }

    /// <summary>Inserts a row with its defaults past all rules.</summary>
    public Record Insert(string model, WireFields values)
    {
        var record = Insert(model);
        foreach (var (field, value) in RecordDefaults.Of(this, model))
        {
            Put(record, field, value);
        }

        foreach (var (field, value) in values)
        {
            Put(record, record.Model[field].Name, value);
        }

        return record;
    }
}
