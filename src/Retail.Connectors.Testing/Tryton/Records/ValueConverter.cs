using System.Globalization;

namespace Retail.Connectors.Testing.Tryton.Records;

/// <summary>Turns what a caller sent into what a field holds, and refuses more digits than it has.</summary>
internal static class ValueConverter
{
    public static object? Convert(Field field, object? value) => (field.Type, value) switch
    {
        (_, null) => null,
        ("many2one" or "integer", long number) => number,
        ("many2one" or "integer", double number) when double.IsInteger(number) => (long)number,
        ("many2one" or "integer", bool flag) => flag ? 1L : 0L,
        ("numeric", decimal amount) => amount,
        ("numeric", long number) => (decimal)number,
        ("numeric", double number) => Exact(field, number),
        ("numeric", string text) when decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var amount) => amount,
        ("float", double number) => number,
        ("float", long number) => (double)number,
        ("float", decimal number) => (double)number,
        ("boolean", bool flag) => flag,
        ("boolean", long number) => number != 0,
        ("date", DateOnly day) => day,
        ("date", DateTime moment) => DateOnly.FromDateTime(moment),
        ("date", string text) when DateOnly.TryParse(text, CultureInfo.InvariantCulture, out var day) => day,
        ("datetime" or "timestamp", DateTime moment) => moment,
        ("timedelta", TimeSpan length) => length,
        ("binary", byte[] bytes) => bytes,
        ("char" or "text" or "fullText", string text) => text,
        ("selection" or "reference", string text) => text.Length == 0 ? null : text,
        ("multiselection" or "dict", _) => value,
        _ => throw RpcError.Python(""),
    };

    public static void CheckDigits(Work work, Record record, Field field, object? value)
    {
        var digits = field.Digits switch
        {
            "" or "null" => (int?)null,
            "q" => UnitDigits(work, record),
            _ => int.Parse(field.Digits, CultureInfo.InvariantCulture),
        };
        if (digits is not { } limit)
        {
            return;
        }

        if (value is decimal amount && Math.Round(amount, limit) != amount)
        {
            throw TooPrecise(field, $"Decimal('{amount.ToString(CultureInfo.InvariantCulture)}')", limit);
        }

        if (value is double number && Math.Abs(Math.Round(number, limit) - number) > 1e-9)
        {
            throw TooPrecise(field, number.ToString("R", CultureInfo.InvariantCulture), limit);
        }
    }

    // A float becomes the decimal it stands for bit by bit; few have an end within the digits of a field.
    private static decimal Exact(Field field, double number)
    {
        var text = number.ToString("F60", CultureInfo.InvariantCulture).TrimEnd('0').TrimEnd('.');
        var digits = text.Contains('.', StringComparison.Ordinal) ? text.Length - text.IndexOf('.', StringComparison.Ordinal) - 1 : 0;
        return int.TryParse(field.Digits, CultureInfo.InvariantCulture, out var limit) && digits > limit
            ? throw TooPrecise(field, $"Decimal('{text}')", limit)
            : decimal.Parse(text, CultureInfo.InvariantCulture);
    }

    private static RpcError TooPrecise(Field field, string value, int limit)
    {
        // Prices of products are kept in a model of their own, which is what the message names.
        var model = (field.Model, field.Name) switch
        {
            ("product.template" or "product.product", "list_price") => "Product List Price",
            ("product.template" or "product.product", "cost_price") => "Product Cost Price",
            _ => Schema.Model(field.Model).Label,
        };
        return RpcError.User($"The number of digits in the value \"{value}\" for field \"{field.Label}\" in \"{model}\" exceeds the limit of \"{limit}\".");
    }

    private static int? UnitDigits(Work work, Record record)
    {
        foreach (var name in (string[])["unit", "uom"])
        {
            if (record.Model.Fields.ContainsKey(name))
            {
                return work.Follow(record, name)?["digits"] is long digits ? (int)digits : null;
            }
        }

        return null;
    }
}
