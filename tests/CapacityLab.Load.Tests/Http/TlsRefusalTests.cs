using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CapacityLab.Load.Http;

namespace CapacityLab.Load.Tests.Http;

public class TlsRefusalTests
{
    [Theory]
    [InlineData(SslPolicyErrors.RemoteCertificateNotAvailable, "sent no certificate")]
    [InlineData(SslPolicyErrors.RemoteCertificateNameMismatch, "for another host (CN=example)")]
    [InlineData(SslPolicyErrors.RemoteCertificateChainErrors, "self-signed certificate")]
    [InlineData(SslPolicyErrors.RemoteCertificateChainErrors, "not valid now")]
    public void A_refused_certificate_is_refused_with_its_reason(SslPolicyErrors errors, string reason)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var day = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using var expired = new CertificateRequest("CN=example", key, HashAlgorithmName.SHA256).CreateSelfSigned(
            day,
            day.AddDays(1)
        );
        using var chain = new X509Chain();
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.Build(expired);

        var refused = Assert.Throws<AuthenticationException>(() => TlsRefusal.Check(this, expired, chain, errors));

        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_framework_accepts_is_accepted() =>
        Assert.True(TlsRefusal.Check(this, certificate: null, chain: null, SslPolicyErrors.None));
}
