using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Tryton;

/// <summary>
/// Tryton's JSON-RPC interface: models, buttons and wizards. Every method throws <see cref="ConnectorException"/>: Ambiguous if
/// the answer to a call that may change something was lost.
/// </summary>
/// <remarks>
/// Reads go into records of the caller, with a source-generated <see cref="JsonTypeInfo{T}"/>; the names of its properties are
/// the fields that are asked for, and a property named <c>lines.</c> holds nested rows. Name the converters of this package,
/// such as <see cref="TrytonDecimalConverter"/>, in the context's <c>Converters</c>.
/// </remarks>
public sealed partial class TrytonClient : IDisposable
{
    private readonly TrytonTransport _transport;
    private readonly TrytonFields _context;
    private readonly Instant? _sendBefore;
    private readonly IDisposable? _owned;

    internal TrytonClient(TrytonTransport transport, TrytonFields context, Instant? sendBefore = null, IDisposable? owned = null)
    {
        _transport = transport;
        _context = context;
        _sendBefore = sendBefore;
        _owned = owned;
    }

    /// <summary>The system this client speaks to.</summary>
    public SystemName System => _transport.System;

    /// <summary>Makes a client without a host. Dispose it in the end.</summary>
    /// <param name="options">Where and as whom.</param>
    /// <param name="name">The system's name in messages.</param>
    /// <param name="time">The clock; null for the machine's.</param>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">An option is wrong or missing.</exception>
    public static TrytonClient Create(TrytonOptions options, SystemName name, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        var checkedOptions = new TrytonOptionsValidator().Validate(name.Value, options);
        if (checkedOptions.Failed)
        {
            throw new Microsoft.Extensions.Options.OptionsValidationException(name.Value, typeof(TrytonOptions), checkedOptions.Failures);
        }

        var services = new ServiceCollection();
        services.AddSingleton(time ?? TimeProvider.System);
        services.AddTrytonHttp(name.Value, _ => options);
        var provider = services.BuildServiceProvider();
        var http = provider.GetRequiredService<IHttpClientFactory>().CreateClient(name.Value);
        return new TrytonClient(new TrytonTransport(name, http, options, time ?? TimeProvider.System), ContextOf(options), owned: provider);
    }

    /// <summary>The same client with more in the context of each call, for example <c>locations</c> and <c>with_childs</c>.</summary>
    public TrytonClient With(TrytonFields context) => new(_transport, _context.With(context), _sendBefore);

    /// <summary>Finds records (<c>search</c>).</summary>
    public async Task<long[]> SearchAsync(
        string model, TrytonDomain domain, TrytonQuery? query = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(domain);
        return Ids(await CallAsync($"model.{model}.search", [domain.Value, .. Page(query)], safe: true, cancellationToken), "search");
    }

    /// <summary>Counts records (<c>search_count</c>).</summary>
    public async Task<long> SearchCountAsync(string model, TrytonDomain domain, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(domain);
        var answer = await CallAsync($"model.{model}.search_count", [domain.Value], safe: true, cancellationToken);
        return answer.ValueKind == JsonValueKind.Number && answer.TryGetInt64(out var count) ? count : throw Unexpected("search_count");
    }

    /// <summary>Finds records and reads fields of them (<c>search_read</c>), in the order of the search.</summary>
    /// <param name="model">For example <c>sale.sale</c>.</param>
    /// <param name="domain">Which records.</param>
    /// <param name="type">What to read each record into.</param>
    /// <param name="query">Order, limit and the like; null for all of Tryton's defaults.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<List<T>> SearchReadAsync<T>(
        string model, TrytonDomain domain, JsonTypeInfo<T> type, TrytonQuery? query = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(domain);
        ArgumentNullException.ThrowIfNull(type);
        var answer = await CallAsync(
            $"model.{model}.search_read", [domain.Value, .. Page(query), FieldsOf(query, type)], safe: true, cancellationToken);
        return Records(answer, type);
    }

    /// <summary>Reads fields of records (<c>read</c>), in the order of the ids.</summary>
    /// <param name="model">For example <c>sale.sale</c>.</param>
    /// <param name="ids">Which records; none reads nothing, without a call.</param>
    /// <param name="type">What to read each record into.</param>
    /// <param name="query">Fields; the rest does not apply.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="ConnectorException">NotFound if one of the records does not exist.</exception>
    public async Task<List<T>> ReadAsync<T>(
        string model, IReadOnlyCollection<long> ids, JsonTypeInfo<T> type, TrytonQuery? query = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(ids);
        ArgumentNullException.ThrowIfNull(type);
        if (ids.Count == 0)
        {
            return [];
        }

        try
        {
            var answer = await CallAsync(
                $"model.{model}.read", [TrytonValue.From(ids), FieldsOf(query, type)], safe: true, cancellationToken);
            var places = ids.Distinct().Select((id, index) => (id, index)).ToDictionary(place => place.id, place => place.index);
            return Records(InOrder(answer, places), type);
        }
        catch (ConnectorException exception) when (exception.Code == TrytonErrors.UserError)
        {
            // A missing record and a missing right are one error, told apart by its text alone: a search names no missing record.
            throw await SomeAreMissingAsync(model, ids, cancellationToken)
                ? new ConnectorException(ConnectorErrorKind.NotFound, System, exception.Message, exception) { Code = exception.Code, RequestId = exception.RequestId }
                : exception;
        }
    }

    /// <summary>Reads all records of a domain, by windows of ascending ids: none is missed or told twice while others write.</summary>
    /// <param name="model">For example <c>party.party</c>.</param>
    /// <param name="domain">Which records.</param>
    /// <param name="type">What to read each record into.</param>
    /// <param name="idOf">The record's id; the type must have it.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async IAsyncEnumerable<T> ListAsync<T>(
        string model, TrytonDomain domain, JsonTypeInfo<T> type, Func<T, long> idOf, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(domain);
        ArgumentNullException.ThrowIfNull(idOf);
        var query = new TrytonQuery { Order = ["id"], Limit = _transport.Options.PageSize };
        var last = 0L;
        while (true)
        {
            var page = await SearchReadAsync(
                model, domain.And(TrytonDomain.Where("id", ">", TrytonValue.From(last))), type, query, cancellationToken);
            foreach (var record in page)
            {
                last = Math.Max(last, idOf(record));
                yield return record;
            }

            if (page.Count < query.Limit)
            {
                yield break;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_owned is not null)
        {
            _transport.Dispose();
            _owned.Dispose();
        }
    }

    /// <summary>The same client, of which no request goes out at or after a moment.</summary>
    internal TrytonClient Until(Instant sendBefore) => new(_transport, _context, sendBefore);

    internal static TrytonFields ContextOf(TrytonOptions options)
    {
        var context = new TrytonFields();
        context = options.CompanyId is { } company ? context.Set("company", company) : context;
        return options.Language is { } language ? context.Set("language", language) : context;
    }

    private static TrytonValue[] Page(TrytonQuery? query) =>
        [TrytonValue.From(query?.Offset ?? 0), TrytonValue.From(query?.Limit), (query ?? new TrytonQuery()).OrderValue];

    private static TrytonValue FieldsOf<T>(TrytonQuery? query, JsonTypeInfo<T> type) =>
        TrytonValue.From(query is { Fields.IsDefaultOrEmpty: false } ? query.Fields : TrytonRecordFields.Of(type));
}
