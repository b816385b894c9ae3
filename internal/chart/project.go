package chart

import "math"

// A projection is an Albers equal-area conic: circles for equal counts stand on equal areas wherever they lie. Longitude
// and latitude in degrees come out as x to the right and y downwards, in units of the earth's radius.
type projection struct {
	n, c, rho0, lon0 float64
}

const radian = math.Pi / 180

// albers makes the projection for two standard parallels and the point that lies at the origin.
func albers(south, north, lat0, lon0 float64) projection {
	s1, s2 := math.Sin(south*radian), math.Sin(north*radian)
	cos1 := math.Cos(south * radian)
	p := projection{n: (s1 + s2) / 2, lon0: lon0}
	p.c = cos1*cos1 + 2*p.n*s1
	p.rho0 = p.rho(lat0)
	return p
}

func (p projection) rho(lat float64) float64 {
	return math.Sqrt(max(0, p.c-2*p.n*math.Sin(lat*radian))) / p.n
}

func (p projection) xy(lat, lon float64) (x, y float64) {
	theta := p.n * (lon - p.lon0) * radian
	rho := p.rho(lat)
	return rho * math.Sin(theta), rho*math.Cos(theta) - p.rho0
}
