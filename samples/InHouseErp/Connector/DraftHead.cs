using NodaTime;

namespace InHouseErp.Connector;

/// <summary>The head of a document that is to be written.</summary>
internal sealed record DraftHead
{
    public required string Kind { get; init; }

    public required string Key { get; init; }

    /// <summary>The digest of what was asked: it tells later whether the document is what somebody asks for.</summary>
    public required string Content { get; init; }

    public required long Customer { get; init; }

    public required string Currency { get; init; }

    public required Instant At { get; init; }

    public long? Origin { get; init; }

    public string PaymentMethod { get; init; } = string.Empty;

    public string Date { get; init; } = string.Empty;
}
