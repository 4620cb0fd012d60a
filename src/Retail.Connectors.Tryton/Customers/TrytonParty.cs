using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;
using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Tryton.Customers;

/// <summary>A party: a customer, a supplier, the company itself (<c>party.party</c>).</summary>
public sealed record TrytonParty : ITrytonRecord
{
    /// <inheritdoc/>
    public long Id { get; init; }

    /// <summary>Name (<c>name</c>).</summary>
    public string? Name { get; init; }

    /// <summary>Code; unique, inactive parties included (<c>code</c>).</summary>
    public string? Code { get; init; }

    /// <summary>False for an archived one (<c>active</c>).</summary>
    public bool Active { get; init; }

    /// <summary>Payment term of its orders (<c>customer_payment_term</c>).</summary>
    public long? CustomerPaymentTerm { get; init; }

    /// <summary>Account of what it owes (<c>account_receivable</c>).</summary>
    public long? AccountReceivable { get; init; }

    /// <summary>Stock location of goods it got (<c>customer_location</c>).</summary>
    public long? CustomerLocation { get; init; }

    /// <summary>Active addresses; the first is the main one (<c>addresses</c>).</summary>
    [JsonPropertyName("addresses.")]
    public ImmutableArray<TrytonAddress> Addresses { get; init; } = [];

    /// <summary>E-mail addresses, phone numbers and the like (<c>contact_mechanisms</c>).</summary>
    [JsonPropertyName("contact_mechanisms.")]
    public ImmutableArray<TrytonContact> ContactMechanisms { get; init; } = [];

    /// <summary>Tax ids and other identifiers (<c>identifiers</c>).</summary>
    [JsonPropertyName("identifiers.")]
    public ImmutableArray<TrytonIdentifier> Identifiers { get; init; } = [];

    /// <summary>The mark for the optimistic lock (<c>_timestamp</c>).</summary>
    [JsonPropertyName("_timestamp")]
    public string? Timestamp { get; init; }

    /// <summary>When it was made: the start of the transaction (<c>create_date</c>).</summary>
    public Instant? CreateDate { get; init; }

    /// <summary>When it was last written; null until the first write (<c>write_date</c>).</summary>
    public Instant? WriteDate { get; init; }
}
