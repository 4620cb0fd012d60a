using System.Globalization;
using System.Text.Json;

namespace Retail.Connectors.Testing.Odoo.Records;

/// <summary>Converts JSON values to what records store, with the server's words where that fails.</summary>
internal static class FieldValues
{
    private const string MomentFormat = "yyyy-MM-dd HH:mm:ss";

    public static RecordValues Read(OdooSession session, OdooModel model, JsonElement values)
    {
        if (values.ValueKind is not JsonValueKind.Object)
        {
            throw OdooError.Type($"Invalid values for {model.Name}: {PythonText.Repr(values)}");
        }

        var result = new RecordValues();
        foreach (var pair in values.EnumerateObject())
        {
            if (!model.TryFind(pair.Name, out var field))
            {
                throw OdooError.Value($"Invalid field '{pair.Name}' in '{model.Name}'");
            }

            result[pair.Name] = field.IsMany ? Commands(session, field, pair.Value) : Scalar(session, field, pair.Value);
        }

        return result;
    }

    public static object? Scalar(OdooSession session, OdooField field, JsonElement value)
    {
        if (value.ValueKind is JsonValueKind.Null or JsonValueKind.False)
        {
            return field.Type is OdooFieldType.Boolean && value.ValueKind is JsonValueKind.False ? false : null;
        }

        var text = value.ValueKind is JsonValueKind.String ? value.GetString()! : value.GetRawText();
        return field.Type switch
        {
            OdooFieldType.Char or OdooFieldType.Text => text,
            OdooFieldType.Html => Html(text),
            OdooFieldType.Selection => Selection(field, text),
            OdooFieldType.Boolean => value.ValueKind is not JsonValueKind.Number || value.GetDecimal() != 0,
            OdooFieldType.Integer => (int)Number(field, text),
            OdooFieldType.Float or OdooFieldType.Monetary => Number(field, text),
            OdooFieldType.Date or OdooFieldType.Datetime => Moment(text),
            OdooFieldType.Many2one => Link(session, field, value),
            _ => null,
        };
    }

    public static string Html(string text) => text.StartsWith('<') || text.Length == 0 ? text : $"<p>{text}</p>";

    public static string Selection(OdooField field, string text) =>
        field.Selection.Count == 0 || field.Selection.Any(option => string.Equals(option.Key, text, StringComparison.Ordinal))
            ? text
            : throw OdooError.Value($"Wrong value for {field.Model}.{field.Name}: {PythonText.Quoted(text)}");

    public static decimal Number(OdooField field, string text)
    {
        if (!decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            throw OdooError.Value($"could not convert string to float: {PythonText.Quoted(text)}");
        }

        return field.Digits is { } digits ? Math.Round(number, digits, MidpointRounding.AwayFromZero) : number;
    }

    public static DateTime Moment(string text)
    {
        if (TryMoment(text, out var moment))
        {
            return moment;
        }

        var format = text.Length > 10 ? "%Y-%m-%d %H:%M:%S" : "%Y-%m-%d";
        throw OdooError.Value($"time data {PythonText.Quoted(text)} does not match format '{format}'");
    }

    public static bool TryMoment(string text, out DateTime moment) =>
        DateTime.TryParseExact(text, [MomentFormat, "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out moment);

    private static int Link(OdooSession session, OdooField field, JsonElement value)
    {
        if (value.ValueKind is not JsonValueKind.Number || !value.TryGetInt32(out var id))
        {
            throw OdooError.Value($"Wrong value for {field.Model}.{field.Name}: {PythonText.Repr(value)}");
        }

        return session.Store.TryTable(field.Relation)?.Find(id) is not null ? id : throw OdooError.Missing(field.Relation!, [id], session.User.UserId);
    }

    private static List<X2manyCommand> Commands(OdooSession session, OdooField field, JsonElement value)
    {
        if (value.ValueKind is not JsonValueKind.Array)
        {
            return [X2manyCommand.Set([])];
        }

        var items = value.EnumerateArray().ToArray();
        if (items.All(item => item.ValueKind is JsonValueKind.Number))
        {
            return [X2manyCommand.Set([.. items.Select(item => item.GetInt32())])];
        }

        return [.. items.Select(item => Command(session, field, item))];
    }

    private static X2manyCommand Command(OdooSession session, OdooField field, JsonElement value)
    {
        var parts = value.ValueKind is JsonValueKind.Array ? value.EnumerateArray().ToArray() : [];
        if (parts is not [{ ValueKind: JsonValueKind.Number }, ..] || !OdooSchema.TryFind(field.Relation, out var model))
        {
            throw OdooError.Value($"Wrong value for {field.Model}.{field.Name}: {PythonText.Repr(value)}");
        }

        var code = parts[0].GetInt32();
        var id = parts.Length > 1 && parts[1].ValueKind is JsonValueKind.Number ? parts[1].GetInt32() : 0;
        return code switch
        {
            0 or 1 => new(code, id, Read(session, model, parts[2]), null),
            6 => X2manyCommand.Set([.. parts[2].EnumerateArray().Select(item => item.GetInt32())]),
            _ => new(code, id, null, null),
        };
    }
}
