using System.Globalization;
using System.Text.Json;
using Retail.Connectors.Testing.Odoo.Records;

namespace Retail.Connectors.Testing.Odoo.Loading;

/// <summary>The method <c>load</c>: creates or updates by external id, all rows or none.</summary>
internal sealed class RecordLoader(OdooSession session, OdooModel model)
{
    private readonly CellValues _cells = new(session);
    private readonly LoadMessages _messages = new();
    private readonly HashSet<string> _pending = [];
    private int _batchStart;

    public static IReadOnlyList<LoadRow> Rows(OdooModel model, JsonElement fields, JsonElement data)
    {
        var columns = fields.EnumerateArray().Select((field, index) => (Path: field.GetString()!.Split('/'), Column: index)).ToArray();
        var rows = data.EnumerateArray().Select((row, index) => (Number: index, Cells: row.EnumerateArray().Select(Text).ToArray())).ToArray();
        return LoadRow.Read(model, columns, rows);
    }

    /// <summary>The answer of a call that lost against another one: nothing is written.</summary>
    public static JsonFields Lost(IReadOnlyList<LoadRow> rows)
    {
        var messages = new LoadMessages();
        messages.Refusal(rows[0], 0, "could not serialize access due to concurrent update\n");
        return Answer(false, messages);
    }

    public JsonFields Run(IReadOnlyList<LoadRow> rows)
    {
        var savepoint = session.Store.Savepoint();
        var ids = new List<int>(rows.Count);
        for (var record = 0; record < rows.Count; record++)
        {
            var before = _messages.All.Count(message => message["type"] is "error");
            var values = Values(model, rows[record], rows[record], record, null);
            if (_messages.All.Count(message => message["type"] is "error") == before)
            {
                Write(rows, record, values, ids);
            }
        }

        if (!_messages.HasErrors)
        {
            return Answer(ids, _messages);
        }

        session.Store.RollBack(savepoint);
        return Answer(false, _messages);
    }

    private static JsonFields Answer(object ids, LoadMessages messages) =>
        new() { ["ids"] = ids, ["messages"] = messages.All, ["nextrow"] = 0 };

    private static string Text(JsonElement cell) => cell.ValueKind switch
    {
        JsonValueKind.String => cell.GetString()!,
        JsonValueKind.Null or JsonValueKind.False => "",
        JsonValueKind.True => "True",
        _ => cell.GetRawText(),
    };

    private void Write(IReadOnlyList<LoadRow> rows, int record, RecordValues values, List<int> ids)
    {
        var row = rows[record];
        var savepoint = session.Store.Savepoint();
        try
        {
            var id = Find(model, row);
            if (id is { } existing)
            {
                if (!session.UpdatesOnly || !session.Store.ExternalIds.Fixed.Contains(Name(row.ExternalId)))
                {
                    RecordWriter.Write(session, session.Get(model.Name, existing), values);
                }
            }
            else
            {
                id = RecordWriter.Create(session, model, values, row.ExternalId.Length == 0 ? null : Name(row.ExternalId)).Id;
                if (row.ExternalId.Length > 0 && session.ContextFlag("noupdate"))
                {
                    session.Store.Fix(Name(row.ExternalId));
                }
            }

            RecordWriter.Flush(session);
            ids.Add(id.Value);
            _pending.Add(row.ExternalId);
        }
        catch (OdooError error)
        {
            session.Store.RollBack(savepoint);
            session.DirtyOrders.Clear();
            session.DirtyMoves.Clear();
            session.Inconsistencies.Clear();
            Refuse(rows, record, error);
        }
    }

    private void Refuse(IReadOnlyList<LoadRow> rows, int record, OdooError error)
    {
        if (error.Required is { } required)
        {
            // The database names its own table; of a nested record the server knows only the field's name, and looks it up here.
            var own = string.Equals(required.Model, model.Name, StringComparison.Ordinal);
            var label = model.TryFind(required.Field, out var field) ? field.Label : required.Field;
            var name = own ? $"'{model.Label}' ({model.Name})" : "Unknown";
            _messages.Refusal(rows[record], record, OdooError.MissingValueText(name, required.Field, label), own ? required.Field : null);
            return;
        }

        var text = error.IsUserError ? error.Message : $"Unknown error during import: <class '{error.Name.Split('.')[^1]}'>: {error.Message}";
        _messages.Refusal(rows[record], record, text);
        if (error.IsUserError && record != _batchStart)
        {
            _messages.Refusal(rows[_batchStart], _batchStart, text, first: true);
        }
    }

    private RecordValues Values(OdooModel target, LoadRow row, LoadRow top, int record, OdooField? list)
    {
        var values = new RecordValues();
        var faults = new List<LoadFault>();
        foreach (var (field, kind, text) in row.Cells)
        {
            if (kind is "id" && _pending.Contains(text))
            {
                // A reference to a record of the same call ends the batch before it.
                _pending.Clear();
                _batchStart = record;
            }

            faults.Clear();
            values[field.Name] = _cells.Convert(field, kind, text, list is null ? field.Label : $"{list.Label}/{field.Label}", faults);
            foreach (var fault in faults)
            {
                _messages.Conversion(top, record, fault, (list ?? field).Name, (list ?? field).Label);
            }
        }

        foreach (var (field, rows) in row.Lists)
        {
            var nested = OdooSchema.Model(field.Relation!);
            values[field.Name] = rows.Select(child => Command(nested, child, Values(nested, child, top, record, field))).ToArray();
        }

        return values;
    }

    private X2manyCommand Command(OdooModel nested, LoadRow row, RecordValues values) =>
        Find(nested, row) is { } id
            ? new(1, id, values, null)
            : new(0, 0, values, null) { ExternalId = row.ExternalId.Length == 0 ? null : Name(row.ExternalId) };

    private int? Find(OdooModel target, LoadRow row) =>
        row.DatabaseId.Length > 0 ? int.Parse(row.DatabaseId, CultureInfo.InvariantCulture)
        : row.ExternalId.Length > 0 ? session.Store.ExternalIds.Find(Name(row.ExternalId), target.Name)
        : null;

    private string Name(string externalId) =>
        externalId.Contains('.', StringComparison.Ordinal) ? externalId : $"{session.ImportModule}.{externalId}";
}
