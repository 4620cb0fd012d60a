using Retail.Connectors.Conformance.Odoo;
using Retail.Connectors.Conformance.Tryton;
using Retail.Connectors.Conformance.WooCommerce;
using Retail.Connectors.Testing.Systems;

namespace Retail.Connectors.Conformance;

/// <summary>The connectors of this repository.</summary>
internal static class Catalogue
{
    public static ISystemUnderTest? Find(string name, bool live, out string problem)
    {
        problem = string.Empty;
        switch (name)
        {
            case "woocommerce" when !live:
                return new SimulatedWooSystem();
            case "odoo" when !live:
                return new SimulatedOdooSystem();
            case "tryton" when !live:
                return new SimulatedTrytonSystem();
            case "woocommerce":
                return LiveWooSystem.FromEnvironment(out problem);
            case "odoo":
                return LiveOdooSystem.FromEnvironment(out problem);
            case "tryton":
                return LiveTrytonSystem.FromMachine(out problem);
            default:
                problem = $"There is no system '{name}': {Arguments.Usage}";
                return null;
        }
    }
}
