using System.Text.Json;
using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Tryton;

/// <summary>A wizard that was begun on a record.</summary>
public sealed class TrytonWizard : IAsyncDisposable
{
    private readonly TrytonClient _client;
    private readonly TrytonClient _outer;
    private readonly string _name;
    private readonly long _session;

    internal TrytonWizard(TrytonClient client, TrytonClient outer, string name, long session, string firstState)
    {
        _client = client;
        _outer = outer;
        _name = name;
        _session = session;
        FirstState = firstState;
    }

    /// <summary>The state to execute first.</summary>
    public string FirstState { get; }

    /// <summary>Goes to a state.</summary>
    /// <param name="next">The state, for example <c>choice</c>.</param>
    /// <param name="state">The name of the form that was filled in; null if none was.</param>
    /// <param name="values">What was filled in; null if nothing was.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>An object: with <c>view</c> and its <c>defaults</c>, with <c>actions</c>, or empty when it is done.</returns>
    public Task<JsonElement> ExecuteAsync(
        string next, string? state = null, TrytonFields? values = null, CancellationToken cancellationToken = default)
    {
        var states = new TrytonFields();
        if (state is not null)
        {
            _ = states.Set(state, TrytonValue.From(values ?? new TrytonFields()));
        }

        return _client.CallAsync(
            $"wizard.{_name}.execute", [TrytonValue.From(_session), TrytonValue.From(states), TrytonValue.From(next)], safe: false, cancellationToken);
    }

    /// <summary>The defaults of the form that an answer shows; null if it shows none.</summary>
    public static JsonElement? DefaultsOf(JsonElement answer) =>
        answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty("view", out var view)
        && view.ValueKind == JsonValueKind.Object && view.TryGetProperty("defaults", out var defaults)
            ? defaults
            : null;

    /// <summary>Ends the wizard. A failure is of no consequence: Tryton removes old ones by itself.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            _ = await _outer.CallAsync($"wizard.{_name}.delete", [TrytonValue.From(_session)], safe: false, CancellationToken.None);
        }
        catch (ConnectorException)
        {
            // What the wizard did stands, whether or not it is tidied up.
        }
    }
}
