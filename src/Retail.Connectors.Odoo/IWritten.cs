using NodaTime;

namespace Retail.Connectors.Odoo;

/// <summary>A record that says when it was written last.</summary>
internal interface IWritten
{
    /// <summary>The start of the transaction that wrote it last, to the second.</summary>
    Instant? WriteDate { get; }
}
