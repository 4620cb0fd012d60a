using System.Globalization;
using Retail.Connectors.Testing.Odoo.Records;

namespace Retail.Connectors.Testing.Odoo.Loading;

/// <summary>Converts the text of one cell; faults are noted, not thrown.</summary>
internal sealed class CellValues(OdooSession session)
{
    public object? Convert(OdooField field, string? kind, string text, string label, List<LoadFault> faults)
    {
        if (text.Length == 0)
        {
            return field.Type is OdooFieldType.Many2many ? new[] { X2manyCommand.Set([]) } : null;
        }

        return field.Type switch
        {
            OdooFieldType.Many2one => Reference(field, kind, text, label, faults),
            OdooFieldType.Many2many => new[]
            {
                X2manyCommand.Set([.. text.Split(',').Select(part => Reference(field, kind, part.Trim(), label, faults)).OfType<int>()]),
            },
            OdooFieldType.Boolean => Boolean(text, label, faults),
            OdooFieldType.Integer => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
                ? number
                : Fault(faults, $"'{text}' does not seem to be an integer for field '{label}'"),
            OdooFieldType.Float or OdooFieldType.Monetary => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
                ? FieldValues.Number(field, text)
                : Fault(faults, $"'{text}' does not seem to be a number for field '{label}'"),
            OdooFieldType.Date or OdooFieldType.Datetime => FieldValues.TryMoment(text, out var moment)
                ? moment
                : Fault(faults, $"'{text}' does not seem to be a valid {field.TypeName} for field '{label}'"),
            OdooFieldType.Selection => Selection(field, text, label, faults),
            OdooFieldType.Html => FieldValues.Html(text),
            _ => text,
        };
    }

    private static object? Fault(List<LoadFault> faults, string message, string? model = null)
    {
        faults.Add(new(message, model));
        return null;
    }

    private static bool Boolean(string text, string label, List<LoadFault> faults)
    {
        var lower = text.ToLowerInvariant();
        if (lower is "0" or "false" or "no")
        {
            return false;
        }

        if (lower is not ("1" or "true" or "yes"))
        {
            faults.Add(new($"Unknown value '{text}' for boolean field '{label}'", IsWarning: true));
        }

        return true;
    }

    private static object? Selection(OdooField field, string text, string label, List<LoadFault> faults)
    {
        var option = field.Selection.FirstOrDefault(option =>
            string.Equals(option.Key, text, StringComparison.Ordinal) || string.Equals(option.Value, text, StringComparison.OrdinalIgnoreCase));
        return option.Key ?? (field.Selection.Count == 0 ? text : Fault(faults, $"Value '{text}' not found in selection field '{label}'"));
    }

    private object? Reference(OdooField field, string? kind, string text, string label, List<LoadFault> faults)
    {
        var table = session.Store.TryTable(field.Relation);
        switch (kind)
        {
            case "id":
                var name = text.Contains('.', StringComparison.Ordinal) ? text : $"{session.ImportModule}.{text}";
                return session.Store.ExternalIds.Find(name, field.Relation!)
                    ?? Fault(faults, $"No matching record found for external id '{text}' in field '{label}'", field.Relation);
            case ".id":
                return int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var id) && table?.Find(id) is not null
                    ? id
                    : Fault(faults, $"No matching record found for database id '{text}' in field '{label}'", field.Relation);
        }

        var matches = table is null ? [] : NameMatch.Find(session.Store, table, text);
        if (matches.Count > 1)
        {
            faults.Add(new($"Found multiple matches for value \"{text}\" in field \"{label}\" ({matches.Count} matches)", IsWarning: true));
        }

        return matches.Count > 0 ? matches[0] : Fault(faults, $"No matching record found for name '{text}' in field '{label}'", field.Relation);
    }
}
