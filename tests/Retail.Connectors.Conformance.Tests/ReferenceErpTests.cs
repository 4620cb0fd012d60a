using Retail.Connectors.Conformance.Tests.Bad;
using Retail.Connectors.Effects;
using Retail.Connectors.Testing.Systems;

namespace Retail.Connectors.Conformance.Tests;

/// <summary>A connector whose target enforces nothing passes if it is honest about it.</summary>
public sealed class ReferenceErpTests
{
    public static TheoryData<string> Cases => Suite.Ids(
        SystemRole.Erp, static item => item.Subject is "ensure-customer" or "customer-match" or "amend-order" or "cancel-order"
            || (item.Subject is "submit-order" && !item.Id.Contains("/refuses-", StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(Cases))]
    public Task Suite_OnAnErpThatIsLookedUp_Holds(string id) => Suite.ExpectAsync(new ReferenceSystem(), id);

    [Theory]
    [MemberData(nameof(Cases))]
    public Task Suite_OnAnErpThatCannotBeAsked_Holds(string id) =>
        Suite.ExpectAsync(new ReferenceSystem(options => options.Orders = EffectGuarantee.None), id);
}
