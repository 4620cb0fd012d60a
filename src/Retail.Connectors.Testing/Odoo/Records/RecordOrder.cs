using System.Globalization;

namespace Retail.Connectors.Testing.Odoo.Records;

/// <summary>An order such as <c>date_order desc, id</c>; a many2one sorts by its own model's order, nothing sorts last.</summary>
internal sealed class RecordOrder : IComparer<OdooRecord>
{
    private readonly List<(OdooField Field, bool Descending, RecordOrder? Related)> _keys = [];
    private readonly OdooSession _session;

    private RecordOrder(OdooSession session) => _session = session;

    public static RecordOrder Parse(OdooSession session, OdooModel model, string? order, int depth = 0)
    {
        var result = new RecordOrder(session);
        foreach (var part in (order ?? model.Order).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var words = part.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (!model.TryFind(words[0], out var field))
            {
                throw OdooError.Value($"Invalid field '{words[0]}' on '{model.Name}'");
            }

            var descending = words.Length > 1 && string.Equals(words[1], "desc", StringComparison.OrdinalIgnoreCase);
            var related = field.Type is OdooFieldType.Many2one && depth < 2 && OdooSchema.TryFind(field.Relation, out var next)
                ? Parse(session, next, null, depth + 1)
                : null;
            result._keys.Add((field, descending, related));
        }

        return result;
    }

    public int Compare(OdooRecord? x, OdooRecord? y)
    {
        foreach (var (field, descending, related) in _keys)
        {
            var a = RecordReader.Raw(_session, x!, field);
            var b = RecordReader.Raw(_session, y!, field);
            var order = (a, b) switch
            {
                (null, null) => 0,
                (null, _) => 1,
                (_, null) => -1,
                (int left, int right) when related is not null => left == right ? 0 : Related(field, related, left, right),
                (string left, string right) => CultureInfo.InvariantCulture.CompareInfo.Compare(left, right, CompareOptions.IgnoreCase),
                _ => Comparer<object>.Default.Compare(a, b),
            };
            if (order != 0)
            {
                return descending ? -order : order;
            }
        }

        return x!.Id.CompareTo(y!.Id);
    }

    private int Related(OdooField field, RecordOrder order, int left, int right)
    {
        var table = _session.Store[field.Relation!];
        return table.Find(left) is { } a && table.Find(right) is { } b ? order.Compare(a, b) : left.CompareTo(right);
    }
}
