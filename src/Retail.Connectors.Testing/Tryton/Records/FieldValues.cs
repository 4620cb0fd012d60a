using System.Collections.Frozen;
using Retail.Connectors.Testing.Tryton.Accounting;
using Retail.Connectors.Testing.Tryton.Sales;
using Retail.Connectors.Testing.Tryton.Stock;

namespace Retail.Connectors.Testing.Tryton.Records;

/// <summary>The value of a field as it is read: stored, computed, or found by what refers to the row.</summary>
internal static class FieldValues
{
    private static readonly FrozenDictionary<(string Model, string Field), Func<Work, Record, object?>> Computed =
        ((IEnumerable<KeyValuePair<(string, string), Func<Work, Record, object?>>>)[
            .. PartyFields.All, .. ProductFields.All, .. SaleFields.All, .. InvoiceFields.All, .. StockFields.All])
        .ToFrozenDictionary();

    public static bool IsComputed(Field field) => Computed.ContainsKey((field.Model, field.Name));

    public static object? Of(Work work, Record record, Field field)
    {
        if (Computed.TryGetValue((field.Model, field.Name), out var compute))
        {
            return compute(work, record);
        }

        if (field.Type == "one2many" && field.Inverse.Length > 0 && Schema.Has(field.Relation))
        {
            return Inverse(work, record, field);
        }

        return record[field.Name] switch
        {
            null when field.IsMany => Array.Empty<long>(),
            null when field.Type == "boolean" => false,
            null when field.Name == "rec_name" => RecName(work, record),
            IReadOnlyList<long> ids => Sorted(work, field, ids),
            string text when field.IsTranslated => record[$"{field.Name}@{work.Context.Language}"] ?? text,
            var value => value,
        };
    }

    private static long[] Inverse(Work work, Record record, Field field)
    {
        var table = work.Store[field.Relation];
        object key = table.Model[field.Inverse].Type == "reference" ? record.Reference : record.Id;
        var rows = table.Holding(field.Inverse, key);
        return RecordOrder.Default(work, table.Model, rows).Where(row => !row.Model.HasActive || row["active"] is not false).Select(row => row.Id).ToArray();
    }

    private static object Sorted(Work work, Field field, IReadOnlyList<long> ids)
    {
        if (ids.Count < 2 || !Schema.Has(field.Relation))
        {
            return ids;
        }

        var table = work.Store[field.Relation];
        return RecordOrder.Default(work, table.Model, ids.Select(table.Find).OfType<Record>()).Select(row => row.Id).ToArray();
    }

    private static string RecName(Work work, Record record) =>
        record.Model.Fields.TryGetValue("name", out var name) && Of(work, record, name) is string text
            ? text
            : record.Text("number") ?? record.Id.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
