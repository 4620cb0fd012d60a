using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Retail.Connectors.Testing.Odoo.Records;

/// <summary>One leaf of a domain: path, operator, value.</summary>
internal sealed class Condition : Domain
{
    private static readonly HashSet<string> Operators =
        ["=", "!=", "in", "not in", "<", ">", "<=", ">=", "like", "not like", "ilike", "not ilike", "=like", "=ilike", "child_of", "any"];

    private readonly OdooField[] _path;
    private readonly string _operator;
    private readonly object?[] _operands;
    private readonly Domain? _nested;
    private readonly Regex? _pattern;

    private Condition(OdooSession session, OdooField[] path, string @operator, JsonElement value)
    {
        _path = path;
        _operator = @operator;
        var field = path[^1];
        if (@operator is "any")
        {
            _nested = Domain.Parse(session, OdooSchema.Model(field.Relation!), value);
            _operands = [];
            return;
        }

        _operands = value.ValueKind is JsonValueKind.Array
            ? [.. value.EnumerateArray().Select(item => Operand(field, item))]
            : [Operand(field, value)];
        if (@operator.Contains("like", StringComparison.Ordinal) && _operands is [string text])
        {
            var anchored = @operator[0] is '=';
            var pattern = Regex.Escape(text).Replace("%", ".*", StringComparison.Ordinal).Replace("_", ".", StringComparison.Ordinal);
            var options = RegexOptions.Singleline | RegexOptions.CultureInvariant;
            _pattern = new(
                anchored ? $"^{pattern}$" : pattern,
                @operator.Contains("ilike", StringComparison.Ordinal) ? options | RegexOptions.IgnoreCase : options,
                TimeSpan.FromSeconds(1));
        }
    }

    public static Condition Parse(OdooSession session, OdooModel model, JsonElement item)
    {
        var parts = item.ValueKind is JsonValueKind.Array ? item.EnumerateArray().ToArray() : [];
        if (parts is not [{ ValueKind: JsonValueKind.String }, { ValueKind: JsonValueKind.String }, _])
        {
            throw OdooError.Value($"Domain() invalid item in domain: {PythonText.Repr(item)}");
        }

        var text = $"({string.Join(", ", parts.Select(PythonText.Repr))})";
        var @operator = parts[1].GetString()!;
        if (!Operators.Contains(@operator))
        {
            throw OdooError.Value($"Invalid operator in condition {text}");
        }

        var path = new List<OdooField>();
        foreach (var name in parts[0].GetString()!.Split('.'))
        {
            if (!model.TryFind(name, out var field))
            {
                throw OdooError.Value($"Invalid field {model.Name}.{name} in condition {text}");
            }

            path.Add(field);
            if (field.Relation is not null && OdooSchema.TryFind(field.Relation, out var next))
            {
                model = next;
            }
        }

        return new(session, [.. path], @operator, parts[2]);
    }

    public override IEnumerable<int>? Candidates(OdooSession session, OdooTable table)
    {
        if (_path.Length > 1 || _operator is not ("=" or "in") || _operands.Any(operand => operand is null or false))
        {
            return null;
        }

        var field = _path[0];
        return string.Equals(field.Name, "id", StringComparison.Ordinal) ? _operands.OfType<int>()
            : table.IsIndexed(field.Name) && (field.Type is not OdooFieldType.Many2one || _operands.All(operand => operand is int))
                ? _operands.SelectMany(operand => table.Holding(field.Name, operand!)).Distinct()
                : null;
    }

    public override bool Matches(OdooSession session, OdooRecord record) => Matches(session, record, 0);

    private bool Matches(OdooSession session, OdooRecord record, int depth)
    {
        var field = _path[depth];
        var value = RecordReader.Raw(session, record, field);
        if (depth < _path.Length - 1)
        {
            return Related(session, field, value).Any(related => Matches(session, related, depth + 1));
        }

        return _operator switch
        {
            "any" => Related(session, field, value).Any(related => _nested!.Matches(session, related)),
            "child_of" => IsBelow(session, record),
            "=" or "in" => IsAmong(session, field, value),
            "!=" or "not in" => !IsAmong(session, field, value),
            "like" or "ilike" or "=like" or "=ilike" => IsLike(session, field, value),
            "not like" or "not ilike" => !IsLike(session, field, value),
            _ => Compare(value),
        };
    }

    private static IEnumerable<OdooRecord> Related(OdooSession session, OdooField field, object? value)
    {
        var table = session.Store.TryTable(field.Relation);
        IEnumerable<int> ids = value switch { int id => [id], IEnumerable<int> many => many, _ => [] };
        return table is null ? [] : ids.Select(table.Find).OfType<OdooRecord>();
    }

    private bool IsAmong(OdooSession session, OdooField field, object? value) => value switch
    {
        null => _operands.Any(IsNothing),
        int[] { Length: 0 } => _operands.Any(IsNothing),
        int[] many => many.Any(id => _operands.Contains(id)),
        int id when field.Type is OdooFieldType.Many2one && _operands.Any(operand => operand is string) =>
            _operands.Contains(DisplayNames.Of(session.Store, field.Relation, id)),
        false => _operands.Any(IsNothing),
        _ => _operands.Contains(value),
    };

    private static bool IsNothing(object? operand) => operand is null or false;

    private bool IsLike(OdooSession session, OdooField field, object? value)
    {
        var text = value is int id && field.Type is OdooFieldType.Many2one ? DisplayNames.Of(session.Store, field.Relation, id) : value as string;
        return text is not null && _pattern is not null && _pattern.IsMatch(text);
    }

    private bool Compare(object? value)
    {
        if (value is null || _operands is not [{ } operand] || operand.GetType() != value.GetType())
        {
            return false;
        }

        // The wire knows whole seconds only, so a moment is compared by its second.
        var order = value is DateTime moment
            ? new DateTime(moment.Ticks - (moment.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Utc).CompareTo((DateTime)operand)
            : Comparer<object>.Default.Compare(value, operand);
        return _operator switch { "<" => order < 0, ">" => order > 0, "<=" => order <= 0, _ => order >= 0 };
    }

    private bool IsBelow(OdooSession session, OdooRecord record)
    {
        for (var current = record; current is not null; current = current.Link("parent_id") is { } parent ? session.Store[record.Model.Name].Find(parent) : null)
        {
            if (_operands.Contains(current.Id))
            {
                return true;
            }
        }

        return false;
    }

    private static object? Operand(OdooField field, JsonElement item)
    {
        switch (item.ValueKind)
        {
            case JsonValueKind.True:
                return true;
            case JsonValueKind.False:
                return false;
            case JsonValueKind.Null:
                return null;
            case JsonValueKind.Number:
                var isFraction = field.Type is OdooFieldType.Float or OdooFieldType.Monetary;
                return !isFraction && item.TryGetInt32(out var id) ? id : (object)item.GetDecimal();
        }

        var text = item.GetString()!;
        if (field.Type is OdooFieldType.Date or OdooFieldType.Datetime)
        {
            return FieldValues.TryMoment(text, out var moment)
                ? moment
                : throw OdooError.Value($"expecting only datetimes with no timezone: {PythonText.Quoted(text)}");
        }

        return field.Type is OdooFieldType.Integer && int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : text;
    }
}
