using System.Collections.Immutable;
using Retail.Connectors.Effects;
using Retail.Connectors.Systems;

namespace Retail.Connectors.Testing.ReferenceErp;

/// <summary>Says which ERP this is and what it promises.</summary>
/// <param name="erp">The ERP.</param>
/// <param name="commands">What each handler promises; null for one that is not there.</param>
internal sealed class ReferenceErpDescription(ReferenceErpConnection erp, params (string Command, EffectTraits? Traits)[] commands) : ISystemDescription
{
    public async Task<SystemDescription> DescribeAsync(CancellationToken cancellationToken)
    {
        var answer = await erp.ReadAsync(new ReferenceRequest.Identify(), cancellationToken);
        return new SystemDescription
        {
            Identity = ((ReferenceAnswer.Identity)answer).Value,
            Product = "Reference ERP",
            Commands = commands.Where(command => command.Traits is not null)
                .ToImmutableSortedDictionary(command => command.Command, command => command.Traits!, StringComparer.Ordinal),
        };
    }
}
