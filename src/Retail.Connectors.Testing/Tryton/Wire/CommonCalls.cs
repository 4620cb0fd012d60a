using Retail.Connectors.Testing.Tryton.Records;

namespace Retail.Connectors.Testing.Tryton.Wire;

/// <summary>Search, read, create, write, delete and copy, for every model.</summary>
internal static class CommonCalls
{
    public static IEnumerable<Record> Search(Work work, string model, List<object?> arguments)
    {
        var found = RecordOrder.Told(work, Schema.Model(model), DomainFilter.Find(work, model, arguments.ElementAtOrDefault(0)), arguments.ElementAtOrDefault(3));
        if (arguments.ElementAtOrDefault(1) is long offset and > 0)
        {
            found = found.Skip((int)offset);
        }

        return arguments.ElementAtOrDefault(2) is long limit ? found.Take((int)limit) : found;
    }

    public static object SearchRead(Work work, string model, List<object?> arguments)
    {
        var names = Names(model, arguments.ElementAtOrDefault(4));
        return Search(work, model, arguments).Select(record => RecordReader.Read(work, record, names)).ToList();
    }

    public static object Read(Work work, string model, List<object?> arguments)
    {
        var names = Names(model, arguments.ElementAtOrDefault(1));
        var ids = Ids(arguments[0]);
        var table = work.Store[model];
        if (ids.Any(id => table.Find(id) is null))
        {
            throw Missing(model, ids, "read");
        }

        // Rows come as the database has them, not as they were asked for.
        return ids.Distinct().Order().Select(id => RecordReader.Read(work, table.Find(id)!, names)).ToList();
    }

    public static object Create(Work work, string model, List<object?> arguments)
    {
        AccessRules.CheckWrite(work, model);
        var rows = arguments[0] is List<object?> list ? list.OfType<WireFields>().ToList() : throw RpcError.Python("");
        return RecordWriter.Create(work, model, rows).Select(record => record.Id).ToList();
    }

    public static object? Write(Work work, string model, List<object?> arguments)
    {
        AccessRules.CheckWrite(work, model);
        for (var at = 0; at + 1 < arguments.Count; at += 2)
        {
            var ids = Ids(arguments[at]);
            if (ids.Any(id => work.Store[model].Find(id) is null))
            {
                throw Missing(model, ids, "write to");
            }

            var records = Records(work, model, arguments[at]);
            CheckTimestamps(work, records);
            RecordWriter.Write(work, records, arguments[at + 1] as WireFields ?? throw RpcError.Python(""));
        }

        return null;
    }

    public static object? Delete(Work work, string model, List<object?> arguments)
    {
        AccessRules.CheckWrite(work, model);
        var records = Records(work, model, arguments[0]);
        CheckTimestamps(work, records);
        RecordWriter.Delete(work, records);
        return null;
    }

    public static object Copy(Work work, string model, List<object?> arguments)
    {
        AccessRules.CheckWrite(work, model);
        var changed = arguments.ElementAtOrDefault(1) as WireFields ?? [];
        return Records(work, model, arguments[0]).Select(record => RecordCopies.Copy(work, record, changed).Id).ToList();
    }

    /// <summary>The rows of these ids; those that are not there are left out, as buttons and deletes do.</summary>
    public static IReadOnlyList<Record> Records(Work work, string model, object? ids)
    {
        var table = work.Store[model];
        return [.. Ids(ids).Select(table.Find).OfType<Record>()];
    }

    private static List<long> Ids(object? ids) => ids is List<object?> list ? [.. list.OfType<long>()] : throw RpcError.Python("'int' object is not iterable");

    private static List<string> Names(string model, object? names) => names is List<object?> { Count: > 0 } list
        ? [.. list.OfType<string>()]
        : [.. Schema.Model(model).Fields.Keys.Order(StringComparer.Ordinal)];

    private static RpcError Missing(string model, List<long> ids, string verb) =>
        RpcError.User($"You are trying to {verb} records \"{string.Join(", ", ids)}\" of \"{Schema.Model(model).Label}\" that don't exist anymore.");

    private static void CheckTimestamps(Work work, IEnumerable<Record> records)
    {
        if (work.Context["_timestamp"] is not WireFields stamps)
        {
            return;
        }

        foreach (var record in records)
        {
            if (stamps.TryGetValue(record.Reference, out var stamp) && stamp is string text
                && decimal.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var known)
                && decimal.Parse(RecordReader.Timestamp(record), System.Globalization.CultureInfo.InvariantCulture) > known)
            {
                throw RpcError.Concurrency();
            }
        }
    }
}
