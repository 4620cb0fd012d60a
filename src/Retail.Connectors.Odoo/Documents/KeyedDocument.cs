using System.Text.Json.Serialization;
using Retail.Connectors.Effects;

namespace Retail.Connectors.Odoo.Documents;

/// <summary>A document with the field that holds its key, whichever of them its model has.</summary>
internal sealed record KeyedDocument
{
    public long Id { get; init; }

    public string? Name { get; init; }

    public string? State { get; init; }

    public string? Origin { get; init; }

    public string? InvoiceOrigin { get; init; }

    public string? PaymentReference { get; init; }

    public string? Ref { get; init; }

    [JsonIgnore]
    public string Key => Origin ?? InvoiceOrigin ?? PaymentReference ?? Ref ?? string.Empty;

    [JsonIgnore]
    public DocumentStage Stage => State switch
    {
        "draft" or "sent" => DocumentStage.Draft,
        "cancel" or "canceled" or "rejected" => DocumentStage.Cancelled,
        "posted" or "done" or "in_process" or "paid" => DocumentStage.Posted,
        _ => DocumentStage.Confirmed,
    };
}
