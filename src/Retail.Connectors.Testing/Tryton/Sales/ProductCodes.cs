using Retail.Connectors.Testing.Tryton.Records;

namespace Retail.Connectors.Testing.Tryton.Sales;

/// <summary>Puts the codes of variants together: the template's code and the variant's suffix. Active variants share none.</summary>
internal static class ProductCodes
{
    public static void Update(Work work, Record record)
    {
        var variants = record.Model.Name == "product.product"
            ? [record]
            : work.Store["product.product"].Holding("template", record.Id);
        foreach (var variant in variants)
        {
            var code = work.Follow(variant, "template")?.Text("code") + variant.Text("suffix_code");
            if (variant.Text("code") != (code.Length == 0 ? null : code))
            {
                work.Set(variant, "code", code.Length == 0 ? null : code);
            }

            if (code.Length > 0 && variant["active"] is true
                && work.Store["product.product"].Holding("code", code).Any(other => other.Id != variant.Id && other["active"] is true))
            {
                throw RpcError.User("Code of active product must be unique.");
            }
        }
    }
}
