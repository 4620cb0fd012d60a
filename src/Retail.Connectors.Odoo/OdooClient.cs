using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Retail.Connectors.Odoo.Rpc;

namespace Retail.Connectors.Odoo;

/// <summary>
/// Odoo's external interface: methods of models, called with named parameters, over <c>/json/2</c> or <c>/jsonrpc</c> as
/// <see cref="OdooOptions.Protocol"/> says. Every method throws <see cref="ConnectorException"/>: Ambiguous if the answer to a
/// call that may change something was lost.
/// </summary>
/// <remarks>
/// Reads go into the records of this package, such as <see cref="Orders.OdooSaleOrder"/>, or into records of the caller with a
/// source-generated <see cref="JsonTypeInfo{T}"/>. Odoo's null is <c>false</c>: see <see cref="OdooTextConverter"/>,
/// <see cref="OdooInstantConverter"/>, <see cref="OdooDateConverter"/> and <see cref="OdooLink"/>. Amounts are floats with
/// artefacts: round them to their currency.
/// </remarks>
public sealed partial class OdooClient : IDisposable
{
    private static readonly OdooContext Plain = new();

    private readonly OdooTransport _transport;
    private readonly OdooContext _context;
    private readonly Instant? _sendBefore;
    private readonly IDisposable? _owned;

    internal OdooClient(OdooTransport transport, OdooContext? context = null, Instant? sendBefore = null, IDisposable? owned = null)
    {
        _transport = transport;
        _context = context ?? Plain;
        _sendBefore = sendBefore;
        _owned = owned;
    }

    /// <summary>The system this client speaks to.</summary>
    public SystemName System => _transport.System;

    /// <summary>The same client, whose calls are made under a context of their own: companies, language, and other keys.</summary>
    public OdooClient With(OdooContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new OdooClient(_transport, context, _sendBefore);
    }

    /// <summary>Makes a client outside of a host's container. It speaks and fails as a registered one does.</summary>
    /// <param name="name">The system's name, for messages.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>A client to be disposed of when it is no longer needed.</returns>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">An option is missing or wrong.</exception>
    public static OdooClient Create(string name, Action<OdooOptions> configure)
    {
        var services = new ServiceCollection();
        _ = services.AddOdooClient(name, configure);
        var provider = services.BuildServiceProvider();
        var client = provider.GetRequiredKeyedService<OdooClient>(name);
        return new OdooClient(client._transport, Plain, sendBefore: null, provider);
    }

    /// <summary>Closes the connections of a client that <see cref="Create"/> made; does nothing to others.</summary>
    public void Dispose() => _owned?.Dispose();

    /// <summary>Finds records and reads fields of them (<c>search_read</c>).</summary>
    /// <param name="model">For example <c>sale.order</c>.</param>
    /// <param name="domain">Which records.</param>
    /// <param name="type">What to read each record into; its JSON names are the fields, unless the query names others.</param>
    /// <param name="query">Order, limit and the like; null for all of Odoo's defaults.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<List<T>> SearchReadAsync<T>(
        string model, OdooDomain domain, JsonTypeInfo<T> type, OdooQuery? query = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(domain);
        ArgumentNullException.ThrowIfNull(type);
        var body = await SendAsync(model, "search_read", json =>
        {
            json.WritePropertyName("domain");
            domain.Write(json);
            WriteQuery(json, query, type);
        }, safe: true, query?.IncludeArchived ?? false, cancellationToken);
        return _transport.ReadRecords(body, type);
    }

    /// <summary>Reads fields of records (<c>read</c>). Records that do not exist are left out.</summary>
    /// <param name="model">For example <c>sale.order</c>.</param>
    /// <param name="ids">Which records; none reads nothing, without a call.</param>
    /// <param name="type">What to read each record into; its JSON names are the fields, unless the query names others.</param>
    /// <param name="query">Fields and form of links; the rest does not apply.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<List<T>> ReadAsync<T>(
        string model, IReadOnlyCollection<long> ids, JsonTypeInfo<T> type, OdooQuery? query = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(ids);
        ArgumentNullException.ThrowIfNull(type);
        if (ids.Count == 0)
        {
            return [];
        }

        var body = await SendAsync(model, "read", json =>
        {
            WriteIds(json, ids);
            WriteQuery(json, query, type);
        }, safe: true, query?.IncludeArchived ?? false, cancellationToken);
        return _transport.ReadRecords(body, type);
    }

    /// <summary>Counts records (<c>search_count</c>).</summary>
    public async Task<long> SearchCountAsync(string model, OdooDomain domain, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(domain);
        var answer = await CallModelAsync(model, "search_count", json =>
        {
            json.WritePropertyName("domain");
            domain.Write(json);
        }, safe: true, cancellationToken);
        return answer.ValueKind == JsonValueKind.Number && answer.TryGetInt64(out var count)
            ? count
            : throw new ConnectorException(ConnectorErrorKind.Contract, System, "Odoo did not answer search_count with a number.");
    }

    /// <summary>Calls a method on records.</summary>
    /// <param name="model">For example <c>sale.order</c>.</param>
    /// <param name="method">For example <c>action_confirm</c>.</param>
    /// <param name="ids">Which records. At least one: without ids Odoo runs the method on nothing and answers true.</param>
    /// <param name="parameters">Writes further named parameters; null for none.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>What the method answered; often <c>true</c>, but a wizard's action means that nothing was done yet.</returns>
    /// <exception cref="ArgumentException">There are no ids.</exception>
    public Task<JsonElement> CallAsync(
        string model, string method, IReadOnlyCollection<long> ids, Action<Utf8JsonWriter>? parameters = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(ids);
        if (ids.Count == 0)
        {
            throw new ArgumentException($"{model}.{method} needs record ids: without them Odoo does nothing and answers true.", nameof(ids));
        }

        return CallModelAsync(model, method, json =>
        {
            WriteIds(json, ids);
            parameters?.Invoke(json);
        }, safe: false, cancellationToken);
    }

    /// <summary>Calls a method of a model that works on no records, such as <c>res.users/context_get</c>.</summary>
    /// <param name="model">For example <c>res.users</c>.</param>
    /// <param name="method">For example <c>context_get</c>.</param>
    /// <param name="parameters">Writes the named parameters; null for none.</param>
    /// <param name="safe">True only if the method changes nothing: then it may be sent again.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<JsonElement> CallModelAsync(
        string model, string method, Action<Utf8JsonWriter>? parameters, bool safe, CancellationToken cancellationToken = default)
    {
        var body = await SendAsync(model, method, json => parameters?.Invoke(json), safe, includeArchived: false, cancellationToken);
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.Clone();
        }
        catch (JsonException exception)
        {
            throw new ConnectorException(ConnectorErrorKind.Contract, System, $"Odoo's answer to {model}.{method} is no JSON.", exception);
        }
    }

    /// <summary>The external ids of records (<c>get_external_id</c>). Records without one are left out. Needs no administrator.</summary>
    public async Task<ImmutableDictionary<long, string>> GetExternalIdAsync(
        string model, IReadOnlyCollection<long> ids, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(ids);
        if (ids.Count == 0)
        {
            return ImmutableDictionary<long, string>.Empty;
        }

        var body = await SendAsync(model, "get_external_id", json => WriteIds(json, ids), safe: true, includeArchived: false, cancellationToken);
        return _transport.Read(body, OdooJsonContext.Default.DictionaryInt64String)
            .Where(entry => !string.IsNullOrEmpty(entry.Value))
            .ToImmutableDictionary();
    }

    /// <summary>The server's version (<c>/web/version</c>, or <c>common.version</c> over JSON-RPC).</summary>
    public Task<OdooVersion> GetVersionAsync(CancellationToken cancellationToken = default) => _transport.GetVersionAsync(cancellationToken);

    /// <summary>The same client, of which no request goes out at or after a moment.</summary>
    internal OdooClient Until(Instant sendBefore) => new(_transport, _context, sendBefore);

    /// <summary>The same client with one more key in its context.</summary>
    internal OdooClient With(string key, OdooValue value) => new(_transport, _context.Set(key, value), _sendBefore);

    private static void WriteQuery<T>(Utf8JsonWriter json, OdooQuery? query, JsonTypeInfo<T> type)
    {
        WriteTexts(json, "fields", query is { Fields.IsEmpty: false }
            ? query.Fields
            : type.Properties.Where(property => property.Name != "id" && !IsIgnored(property)).Select(property => property.Name));
        if (query?.Order is { } order)
        {
            json.WriteString("order", order);
        }

        if (query?.Limit is { } limit)
        {
            json.WriteNumber("limit", limit);
        }

        if (query?.Offset is { } offset)
        {
            json.WriteNumber("offset", offset);
        }

        if (query is { PlainIds: true })
        {
            json.WriteNull("load");
        }
    }

    private static bool IsIgnored(JsonPropertyInfo property) => (property.Get is null && property.Set is null) || property.IsExtensionData;

    private static void WriteIds(Utf8JsonWriter json, IReadOnlyCollection<long> ids)
    {
        json.WriteStartArray("ids");
        foreach (var id in ids)
        {
            json.WriteNumberValue(id);
        }

        json.WriteEndArray();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    private Task<byte[]> SendAsync(
        string model, string method, Action<Utf8JsonWriter> parameters, bool safe, bool includeArchived, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(model);
        ArgumentException.ThrowIfNullOrEmpty(method);
        return _transport.CallAsync(new OdooCall(model, method, parameters, safe, _context, includeArchived), _sendBefore, cancellationToken);
    }
}
