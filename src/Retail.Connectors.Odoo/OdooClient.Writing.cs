using Retail.Connectors.Odoo.Rpc;

namespace Retail.Connectors.Odoo;

/// <content>Writing.</content>
public sealed partial class OdooClient
{
    /// <summary>
    /// Creates or updates records by external id (<c>load</c>): the same call made twice leaves one record. Look at
    /// <see cref="OdooLoadResult.IsImported"/>: a failed row imports nothing and is no exception.
    /// </summary>
    /// <param name="model">For example <c>sale.order</c>.</param>
    /// <param name="fields">Columns: <c>id</c> is the external id, <c>x/id</c> links by external id, <c>x/.id</c> by record id.</param>
    /// <param name="rows">One cell per column. Further lines of one record are rows with empty cells in its own columns.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<OdooLoadResult> LoadAsync(
        string model, IReadOnlyList<string> fields, IReadOnlyList<IReadOnlyList<string>> rows, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(fields);
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Any(row => row.Count != fields.Count))
        {
            throw new ArgumentException("Every row needs one cell per field.", nameof(rows));
        }

        var body = await SendAsync(model, "load", json =>
        {
            WriteTexts(json, "fields", fields);
            json.WriteStartArray("data");
            foreach (var row in rows)
            {
                json.WriteStartArray();
                foreach (var cell in row)
                {
                    json.WriteStringValue(cell);
                }

                json.WriteEndArray();
            }

            json.WriteEndArray();
        }, safe: false, includeArchived: false, cancellationToken);
        return _transport.Read(body, OdooJsonContext.Default.OdooLoadResult);
    }

    /// <summary>
    /// Creates records (<c>create</c>): all or none. A create whose answer was lost may have been carried out, and nothing
    /// keeps a second one from doubling it: prefer <see cref="LoadAsync"/>.
    /// </summary>
    /// <param name="model">For example <c>res.partner</c>.</param>
    /// <param name="records">The fields of each record; at least one record.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>Their ids, in the same order.</returns>
    /// <exception cref="ArgumentException">There are no records.</exception>
    public async Task<long[]> CreateAsync(string model, IReadOnlyList<OdooValues> records, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(records);
        if (records.Count == 0)
        {
            throw new ArgumentException("There is nothing to create.", nameof(records));
        }

        var body = await SendAsync(model, "create", json =>
        {
            json.WriteStartArray("vals_list");
            foreach (var record in records)
            {
                record.Write(json);
            }

            json.WriteEndArray();
        }, safe: false, includeArchived: false, cancellationToken);
        return _transport.Read(body, OdooJsonContext.Default.Int64Array);
    }

    /// <summary>Writes the same fields into records (<c>write</c>).</summary>
    /// <exception cref="ArgumentException">There are no ids.</exception>
    public async Task WriteAsync(
        string model, IReadOnlyCollection<long> ids, OdooValues values, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(values);
        _ = await CallAsync(model, "write", ids, json =>
        {
            json.WritePropertyName("vals");
            values.Write(json);
        }, cancellationToken);
    }

    /// <summary>Deletes records (<c>unlink</c>). Their external ids go with them: the same <see cref="LoadAsync"/> then makes new ones.</summary>
    /// <exception cref="ArgumentException">There are no ids.</exception>
    public async Task UnlinkAsync(string model, IReadOnlyCollection<long> ids, CancellationToken cancellationToken = default) =>
        _ = await CallAsync(model, "unlink", ids, parameters: null, cancellationToken);
}
