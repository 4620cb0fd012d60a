using Retail.Connectors.Testing.Odoo.Records;

namespace Retail.Connectors.Testing.Odoo.Loading;

/// <summary>A record as the columns of <c>load</c> describe it, with the rows it came from.</summary>
internal sealed class LoadRow(int from, int to)
{
    public int From => from;

    public int To => to;

    /// <summary>The external id (column <c>id</c>), empty for none.</summary>
    public string ExternalId { get; private set; } = "";

    /// <summary>The database id (column <c>.id</c>), empty for none.</summary>
    public string DatabaseId { get; private set; } = "";

    /// <summary>Plain columns by field, and references with <c>id</c> or <c>.id</c> as their kind.</summary>
    public List<(OdooField Field, string? Kind, string Text)> Cells { get; } = [];

    public List<(OdooField Field, List<LoadRow> Rows)> Lists { get; } = [];

    public static List<LoadRow> Read(OdooModel model, IReadOnlyList<(string[] Path, int Column)> columns, IReadOnlyList<(int Number, string[] Cells)> rows)
    {
        var lists = columns.Where(column => column.Path.Length > 1 && Field(model, column.Path[0]).Type is OdooFieldType.One2many).ToArray();
        var plain = columns.Except(lists).ToArray();
        var result = new List<LoadRow>();
        for (var start = 0; start < rows.Count;)
        {
            var end = start + 1;
            while (end < rows.Count && HasAny(rows[end], lists) && !HasAny(rows[end], plain))
            {
                end++;
            }

            var row = new LoadRow(rows[start].Number, rows[end - 1].Number);
            foreach (var (path, column) in plain)
            {
                row.Take(model, path, rows[start].Cells[column]);
            }

            foreach (var group in lists.GroupBy(column => column.Path[0]))
            {
                var field = Field(model, group.Key);
                var nested = group.Select(column => (column.Path[1..], column.Column)).ToArray();
                var filled = rows.Skip(start).Take(end - start).Where(candidate => nested.Any(column => candidate.Cells[column.Column].Length > 0)).ToArray();
                row.Lists.Add((field, Read(OdooSchema.Model(field.Relation!), nested, filled)));
            }

            result.Add(row);
            start = end;
        }

        return result;
    }

    private static OdooField Field(OdooModel model, string name) =>
        model.TryFind(name, out var field) ? field : throw OdooError.Value($"Invalid field '{name}' in '{model.Name}'");

    private static bool HasAny((int Number, string[] Cells) row, (string[] Path, int Column)[] columns) =>
        columns.Any(column => row.Cells[column.Column].Length > 0);

    private void Take(OdooModel model, string[] path, string text)
    {
        switch (path)
        {
            case ["id"]:
                ExternalId = text;
                break;
            case [".id"]:
                DatabaseId = text;
                break;
            case [var name]:
                Cells.Add((Field(model, name), null, text));
                break;
            case [var name, ("id" or ".id") and var kind]:
                Cells.Add((Field(model, name), kind, text));
                break;
            default:
                throw OdooError.Value($"Invalid field '{string.Join('/', path)}' in '{model.Name}'");
        }
    }
}
