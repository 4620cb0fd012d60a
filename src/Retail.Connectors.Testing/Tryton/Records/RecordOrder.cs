namespace Retail.Connectors.Testing.Tryton.Records;

/// <summary>Sorts rows: as the caller wishes, or as the model does where he does not say.</summary>
internal static class RecordOrder
{
    private static readonly Dictionary<string, string[]> Defaults = new(StringComparer.Ordinal)
    {
        ["party.party"] = ["name ASC"],
        ["party.address"] = ["sequence ASC NULLS FIRST", "id ASC"],
        ["country.country"] = ["name ASC"],
        ["country.subdivision"] = ["code ASC"],
        ["product.template"] = ["name ASC"],
        ["product.product"] = ["name ASC", "code ASC"],
        ["product.uom"] = ["name ASC"],
        ["product.category"] = ["name ASC"],
        ["product.price_list.line"] = ["sequence ASC NULLS FIRST", "id ASC"],
        ["stock.location"] = ["name ASC"],
        ["stock.move"] = ["id DESC"],
        ["stock.inventory"] = ["date DESC", "id DESC"],
        ["stock.inventory.line"] = ["product.code ASC", "id ASC"],
        ["sale.sale"] = ["sale_date DESC NULLS FIRST", "id DESC"],
        ["sale.line"] = ["sequence ASC NULLS FIRST", "id ASC"],
        ["account.invoice"] = ["number DESC NULLS FIRST", "id DESC"],
        ["account.invoice.line"] = ["sequence ASC NULLS FIRST", "id ASC"],
        ["account.invoice.tax"] = ["sequence ASC NULLS FIRST", "id ASC"],
        ["account.move.line"] = ["id DESC"],
        ["account.tax"] = ["sequence ASC NULLS FIRST", "id ASC"],
        ["account.account"] = ["code ASC"],
    };

    public static IEnumerable<Record> Default(Work work, Model model, IEnumerable<Record> rows) =>
        By(work, model, rows, Defaults.GetValueOrDefault(model.Name) ?? ["id ASC"], told: false);

    // The order is the parameter of the call: null, or pairs of field and direction.
    public static IEnumerable<Record> Told(Work work, Model model, IEnumerable<Record> rows, object? order) => order is not List<object?> { Count: > 0 } keys
        ? Default(work, model, rows)
        : By(work, model, rows, [.. keys.Select(Key)], told: true);

    private static string Key(object? pair) => pair switch
    {
        List<object?> { Count: 1 } words when words[0] is string field => field + " ASC",
        List<object?> { Count: > 1 } words when words[0] is string field => $"{field} {words[1] as string ?? "ASC"}",
        string field => field + " ASC",
        _ => throw RpcError.Python("not enough values to unpack (expected 2, got 0)"),
    };

    private static IEnumerable<Record> By(Work work, Model model, IEnumerable<Record> rows, string[] keys, bool told)
    {
        IOrderedEnumerable<Record>? sorted = null;
        foreach (var key in keys)
        {
            var words = key.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var path = words[0].Split('.');
            if (told && path.Length == 1 && !model[path[0]].IsSortable)
            {
                throw RpcError.Python($"column a.{path[0]} does not exist");
            }

            var descending = words.Length > 1 && words[1].Equals("DESC", StringComparison.OrdinalIgnoreCase);
            var nullsFirst = key.EndsWith("NULLS FIRST", StringComparison.OrdinalIgnoreCase)
                || descending && !key.EndsWith("NULLS LAST", StringComparison.OrdinalIgnoreCase);
            var comparer = new ValueOrder(nullsFirst, descending);
            object? Value(Record row) => At(work, row, path);
            sorted = sorted is null ? rows.OrderBy(Value, comparer) : sorted.ThenBy(Value, comparer);
        }

        return sorted ?? rows;
    }

    private static object? At(Work work, Record row, string[] path)
    {
        var record = row;
        foreach (var step in path[..^1])
        {
            if (work.Follow(record, step) is not { } next)
            {
                return null;
            }

            record = next;
        }

        var field = record.Model[path[^1]];
        var value = work.Read(record, field.Name);
        return field.Type == "many2one" && value is long id && Schema.Has(field.Relation) && work.Store[field.Relation].Find(id) is { } linked
            ? work.Read(linked, "rec_name")
            : value;
    }

    private sealed class ValueOrder(bool nullsFirst, bool descending) : IComparer<object?>
    {
        public int Compare(object? x, object? y)
        {
            if (x is null || y is null)
            {
                return x is null && y is null ? 0 : x is null == nullsFirst ? -1 : 1;
            }

            var order = Comparison.Order(x, y) ?? 0;
            return descending ? -order : order;
        }
    }
}
