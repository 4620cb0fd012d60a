using System.Text.Json;
using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Tryton;

/// <summary>Writes, buttons and wizards.</summary>
public sealed partial class TrytonClient
{
    private const int MostWarnings = 5;

    /// <summary>Makes records (<c>create</c>), all or none. Nothing is filled in as the desktop client would: see <see cref="OnChangeAsync"/>.</summary>
    /// <returns>Their ids, in order.</returns>
    public async Task<long[]> CreateAsync(string model, IReadOnlyList<TrytonFields> records, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(records);
        var answer = await CallAsync(
            $"model.{model}.create", [TrytonValue.List(records.Select(TrytonValue.From))], safe: false, cancellationToken);
        return Ids(answer, "create");
    }

    /// <summary>Makes one record.</summary>
    /// <returns>Its id.</returns>
    public async Task<long> CreateAsync(string model, TrytonFields record, CancellationToken cancellationToken = default) =>
        await CreateAsync(model, [record], cancellationToken) is [var id] ? id : throw Unexpected("create");

    /// <summary>Writes the same values to records (<c>write</c>).</summary>
    /// <param name="model">For example <c>party.party</c>.</param>
    /// <param name="ids">Which records; at least one.</param>
    /// <param name="values">What to write.</param>
    /// <param name="timestamps">
    /// What <c>_timestamp</c> said when the records were read, by id: the write fails with Conflict if somebody wrote meanwhile.
    /// Null writes whatever happened. A server on SQLite does not notice changes within one second.
    /// </param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task WriteAsync(
        string model, IReadOnlyCollection<long> ids, TrytonFields values, IReadOnlyDictionary<long, string>? timestamps = null,
        CancellationToken cancellationToken = default) =>
        WriteManyAsync(model, [(ids, values)], timestamps, cancellationToken);

    /// <summary>Writes different values to different records, all or none.</summary>
    public async Task WriteManyAsync(
        string model, IReadOnlyList<(IReadOnlyCollection<long> Ids, TrytonFields Values)> writes, IReadOnlyDictionary<long, string>? timestamps = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(writes);
        foreach (var (ids, _) in writes)
        {
            NeedIds(ids, $"{model}.write");
        }

        var client = timestamps is null ? this : With(new TrytonFields().Set("_timestamp", TrytonValue.From(timestamps.Aggregate(
            new TrytonFields(), (all, stamp) => all.Set($"{model},{TrytonFormat.Id(stamp.Key)}", stamp.Value)))));
        _ = await client.CallAsync(
            $"model.{model}.write", [.. writes.SelectMany(write => (TrytonValue[])[TrytonValue.From(write.Ids), TrytonValue.From(write.Values)])],
            safe: false, cancellationToken);
    }

    /// <summary>Deletes records (<c>delete</c>). One that does not exist counts as deleted.</summary>
    public async Task DeleteAsync(string model, IReadOnlyCollection<long> ids, CancellationToken cancellationToken = default)
    {
        NeedIds(ids, $"{model}.delete");
        _ = await CallAsync($"model.{model}.delete", [TrytonValue.From(ids)], safe: false, cancellationToken);
    }

    /// <summary>Copies records (<c>copy</c>), with some values changed.</summary>
    /// <returns>Ids of the copies.</returns>
    public async Task<long[]> CopyAsync(
        string model, IReadOnlyCollection<long> ids, TrytonFields? values = null, CancellationToken cancellationToken = default)
    {
        NeedIds(ids, $"{model}.copy");
        TrytonValue[] parameters = [TrytonValue.From(ids), .. values is null ? (TrytonValue[])[] : [TrytonValue.From(values)]];
        return Ids(await CallAsync($"model.{model}.copy", parameters, safe: false, cancellationToken), "copy");
    }

    /// <summary>
    /// Presses a button. A button whose transition does not apply does nothing and says nothing: read <c>state</c> afterwards.
    /// </summary>
    /// <param name="model">For example <c>sale.sale</c>.</param>
    /// <param name="button">For example <c>quote</c>.</param>
    /// <param name="ids">Which records; at least one.</param>
    /// <param name="accept">Says whether a warning, by its name, is answered with yes; null answers none, and the call fails with Rejected.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>What the method answered; mostly null.</returns>
    public async Task<JsonElement> ButtonAsync(
        string model, string button, IReadOnlyCollection<long> ids, Func<string, bool>? accept = null, CancellationToken cancellationToken = default)
    {
        NeedIds(ids, $"{model}.{button}");
        for (var warnings = 0; ; warnings++)
        {
            try
            {
                return await CallAsync($"model.{model}.{button}", [TrytonValue.From(ids)], safe: false, cancellationToken);
            }
            catch (ConnectorException exception) when (warnings < MostWarnings && accept is not null && WarningOf(exception) is { } warning && accept(warning))
            {
                await AnswerWarningAsync(warning, cancellationToken);
            }
        }
    }

    /// <summary>The name of the warning with which a call failed (<c>UserWarning</c>); null if it failed otherwise.</summary>
    public static string? WarningOf(ConnectorException exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return exception.Code == TrytonErrors.UserWarning ? exception.Data[TrytonErrors.WarningName] as string : null;
    }

    /// <summary>Answers a warning with yes (<c>res.user.warning</c>). The answer is used up by the next such call.</summary>
    public async Task AnswerWarningAsync(string warning, CancellationToken cancellationToken = default) => await CreateAsync(
        "res.user.warning",
        new TrytonFields().Set("name", warning).Set("user", await UserIdAsync(cancellationToken)).Set("always", false), cancellationToken);

    /// <summary>Asks what the desktop client would fill in after fields were changed (<c>on_change</c>). Writes nothing.</summary>
    /// <param name="model">For example <c>sale.sale</c>.</param>
    /// <param name="values">The record so far.</param>
    /// <param name="changed">Names of the fields that were just changed.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>A list of objects with the values to set.</returns>
    public Task<JsonElement> OnChangeAsync(
        string model, TrytonFields values, IEnumerable<string> changed, CancellationToken cancellationToken = default) => CallAsync(
            $"model.{model}.on_change", [TrytonValue.From(values), TrytonValue.From(changed)], safe: true, cancellationToken);

    /// <summary>Begins a wizard on a record (<c>wizard.&lt;name&gt;.create</c>). Dispose it in the end.</summary>
    /// <param name="name">For example <c>account.invoice.pay</c>.</param>
    /// <param name="model">The model of the record.</param>
    /// <param name="id">The record.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<TrytonWizard> StartWizardAsync(string name, string model, long id, CancellationToken cancellationToken = default)
    {
        var answer = await CallAsync($"wizard.{name}.create", [], safe: false, cancellationToken);
        return answer.ValueKind == JsonValueKind.Array && answer.GetArrayLength() >= 2
            ? new TrytonWizard(
                With(new TrytonFields().Set("active_model", model).Set("active_id", id).Set("active_ids", TrytonValue.From([id]))),
                this, name, answer[0].GetInt64(), answer[1].GetString() ?? string.Empty)
            : throw Unexpected($"wizard.{name}.create");
    }

    /// <summary>Calls any method. The context is added as the last parameter.</summary>
    /// <param name="method">For example <c>model.stock.shipment.out.assign_try</c>.</param>
    /// <param name="parameters">The positional parameters before the context.</param>
    /// <param name="safe">True only if the method changes nothing: then it may be sent again.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<JsonElement> CallAsync(
        string method, IReadOnlyList<TrytonValue> parameters, bool safe, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(method);
        ArgumentNullException.ThrowIfNull(parameters);
        return SendAsync(new TrytonCall(method, json => Write(json, parameters), safe) { Context = _context }, cancellationToken);
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyList<TrytonValue> parameters)
    {
        foreach (var parameter in parameters)
        {
            parameter.Write(json);
        }
    }

    private static void NeedIds(IReadOnlyCollection<long> ids, string what)
    {
        ArgumentNullException.ThrowIfNull(ids);
        if (ids.Count == 0)
        {
            throw new ArgumentException($"{what} needs record ids: without them nothing is done and nothing said.", nameof(ids));
        }
    }
}
