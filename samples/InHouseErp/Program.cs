using InHouseErp.Certification;
using Retail.Connectors.Testing.Systems;

// Runs the conformance suite on the connector of the in-house ERP: all of it, or the cases whose ids begin with the argument.
var prefix = args.FirstOrDefault() ?? string.Empty;
var report = await SystemConformance.RunAsync(
    new InHouseSystem(), item => item.Id.StartsWith(prefix, StringComparison.Ordinal), progress: null, CancellationToken.None);
report.WriteTo(Console.Out, item => $"dotnet run --project samples/InHouseErp -- {item.Id}");
return report.Broken == 0 ? 0 : 1;
