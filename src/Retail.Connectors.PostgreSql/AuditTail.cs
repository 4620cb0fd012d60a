using NodaTime;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.PostgreSql;

/// <summary>The end of the audit: what is not sealed yet, and the seal it goes on from.</summary>
internal sealed class AuditTail
{
    public string LastSeal { get; set; } = AuditSeal.Start;

    public List<(long Sequence, Instant At, AuditEntry Entry)> Unsealed { get; } = [];
}
